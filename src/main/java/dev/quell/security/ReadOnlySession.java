package dev.quell.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Lets a page or a Tasklist form read from the API with the person's own login, for example a plot. Changes need
 * credentials in the request itself, which no foreign page can add: so the API needs no CSRF token.
 */
class ReadOnlySession implements SecurityContextRepository {

    private static final Set<String> READING_METHODS = Set.of("GET", "HEAD");

    private final SecurityContextRepository session = new HttpSessionSecurityContextRepository();

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        var context = loadDeferredContext(holder.getRequest()).get();
        return context == null ? SecurityContextHolder.createEmptyContext() : context;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return READING_METHODS.contains(request.getMethod()) ? session.loadDeferredContext(request) : new NoContext();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // a login by credentials in the request holds for this request only
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return READING_METHODS.contains(request.getMethod()) && session.containsContext(request);
    }

    private record NoContext() implements DeferredSecurityContext {

        @Override
        public SecurityContext get() {
            return SecurityContextHolder.createEmptyContext();
        }

        @Override
        public boolean isGenerated() {
            return true;
        }
    }
}
