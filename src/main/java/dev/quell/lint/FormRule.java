package dev.quell.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quell.lint.model.ModelFile;
import java.util.HashSet;
import java.util.Set;

/** What Tasklist 7.24 can show and a person can use, and what a browser must not decide. */
final class FormRule implements Rule {

    private static final int NEWEST_SCHEMA = 16;
    private static final Set<String> WORKING = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "text",
            "html",
            "image",
            "table",
            "separator",
            "spacer",
            "group");

    /** Facts that only Quell may set; an answer under one of these names would overwrite them. */
    static final Set<String> AUTHORITATIVE = Set.of(
            "incidentId",
            "severity",
            "priority",
            "playbook",
            "exercise",
            "recurred",
            "genuineConfirmed",
            "proposer",
            "actionIds",
            "planHash",
            "planUnchanged",
            "approvalId",
            "approvalOutcome",
            "evidenceComplete");

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        var form = file.json();
        if (form == null) {
            return;
        }
        checkHead(file, form, models, report);
        var keys = new HashSet<String>();
        file.components(component -> {
            checkType(component, report);
            checkKey(component, keys, report);
            checkText(component, report);
        });
    }

    private static void checkHead(ModelFile file, JsonNode form, Models models, Report.OfFile report) {
        var id = form.path("id").asText();
        if (id.isBlank()) {
            report.error("form-id", "", 0, "the form has no id", "give it one, in small letters with dashes");
        } else if (models.form(id).filter(other -> other != file).isPresent()) {
            report.error("form-id", id, 0, "two forms have the id " + id, "give one another id");
        }
        var version = form.path("schemaVersion");
        if (!version.isInt() || version.asInt() < 1 || version.asInt() > NEWEST_SCHEMA) {
            report.error(
                    "form-schema",
                    id,
                    0,
                    "Tasklist cannot show a form of schema version " + version,
                    "choose Camunda Platform 7.22 as the platform in Modeler: schema version " + NEWEST_SCHEMA
                            + " or lower");
        }
    }

    private static void checkType(JsonNode component, Report.OfFile report) {
        var type = component.path("type").asText();
        if (!WORKING.contains(type)) {
            report.error(
                    "form-component",
                    nameOf(component),
                    0,
                    "Tasklist cannot complete a form with the component \"" + type + "\"",
                    "use one of " + WORKING.stream().sorted().toList());
        }
    }

    private static void checkKey(JsonNode component, Set<String> keys, Report.OfFile report) {
        var key = component.path("key").asText();
        if (key.isEmpty() || component.path("disabled").asBoolean()) {
            return;
        }
        if (AUTHORITATIVE.contains(key)) {
            report.error(
                    "form-overwrites",
                    key,
                    0,
                    "an answer would overwrite " + key + ", which only Quell may set",
                    "give the field another key, or disable it");
        }
        if (!component.path("readonly").asBoolean() && !keys.add(key)) {
            report.error("form-key-twice", key, 0, "two fields have the key " + key, "give one another key");
        }
        if (component.path("label").asText().isBlank()
                && !component.path("type").asText().equals("group")) {
            report.warning("form-label", key, 0, "the field " + key + " has no label", "say what is asked");
        }
    }

    /** Tasklist reads a text as Markdown after the values are in it, so that a value could add links and images. */
    private static void checkText(JsonNode component, Report.OfFile report) {
        if (component.path("text").asText().contains("{{")) {
            report.warning(
                    "form-text",
                    nameOf(component),
                    0,
                    "values in a text can add links and pictures to it",
                    "show them in a component of type html");
        }
    }

    private static String nameOf(JsonNode component) {
        return component.path("key").asText(component.path("id").asText());
    }
}
