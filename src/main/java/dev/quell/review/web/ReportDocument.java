package dev.quell.review.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.review.IncidentReport;

/**
 * A report as JSON; the operations guide describes it. Fields may be added under the same format; one that goes or changes its meaning
 * makes a new one.
 */
record ReportDocument(@JsonUnwrapped IncidentReport report) {

    static final String FORMAT = "quell-incident-report/1";

    @JsonProperty
    String format() {
        return FORMAT;
    }
}
