package dev.quell.insights.web;

import dev.quell.insights.Dimension;
import dev.quell.insights.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses within the insights that keep the filters. */
record Links(Scope scope) {

    public String to(String path) {
        return to(path, Map.of());
    }

    public String to(String path, Map<String, ?> more) {
        var parameters = new LinkedHashMap<String, Object>(ScopeQuery.of(scope));
        parameters.putAll(more);
        var address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    /** The list of exactly the incidents that a figure of a group is about. */
    public String incidents(Dimension dimension, String key, Map<String, ?> figure) {
        return new Links(scope.within(dimension, key)).to("/insights/incidents", figure);
    }
}
