package dev.quell.security;

import org.springframework.mock.web.MockHttpServletRequest;

/** A request that finds nothing: its path names things that do not exist. */
record Endpoint(String method, String path) {

    /** @param template a path with variables in braces */
    static Endpoint of(String method, String template) {
        var path = template.replaceAll("\\{(engine|name)\\b[^}]*}", "default")
                .replaceAll("\\{app\\b[^}]*}", "tasklist")
                .replaceAll("\\{[^}]*}", "none-such")
                .replaceAll("(?<=.)/$", "");
        return new Endpoint(method, path);
    }

    MockHttpServletRequest request() {
        return new MockHttpServletRequest(method, path);
    }

    boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
