package dev.quell.shared;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is acting now: the logged-in user, else whoever a job acts for, else Quell itself. */
@Component
public class CurrentActor {

    /** The name under which Quell's own steps stand in the record. */
    public static final String SYSTEM = "quell";

    private static final ThreadLocal<@Nullable String> ACTING_FOR = new ThreadLocal<>();

    public String name() {
        var actingFor = ACTING_FOR.get();
        if (actingFor != null) {
            return actingFor;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return SYSTEM;
        }
        return authentication.getName();
    }

    /** The groups of whoever is logged in; empty when nobody is, as while a job runs. */
    public Optional<Set<String>> groups() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(login -> !(login instanceof AnonymousAuthenticationToken))
                .map(login -> login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toSet()));
    }

    /** Runs {@code work} in the name of {@code actor}, restoring the caller's name after it. */
    public <T> T as(String actor, Callable<T> work) {
        var before = ACTING_FOR.get();
        ACTING_FOR.set(actor);
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            ACTING_FOR.set(before);
        }
    }
}
