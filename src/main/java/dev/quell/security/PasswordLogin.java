package dev.quell.security;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Logs a person in by name and password. Every failure looks the same, so that nobody learns who exists. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final People people;
    private final LoginFailures failures;

    PasswordLogin(People people, LoginFailures failures) {
        this.people = people;
        this.failures = failures;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var userId = request.getName();
        var password = String.valueOf(request.getCredentials());
        var address = address(request);
        failures.check(address);
        if (!people.passwordMatches(userId, password)) {
            failures.count(address);
            throw new BadCredentialsException("Name or password is wrong");
        }
        return authenticated(userId, people.groupsOf(userId).orElse(List.of()));
    }

    private static String address(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
    }

    static Authentication authenticated(String userId, List<String> groups) {
        return UsernamePasswordAuthenticationToken.authenticated(
                userId, null, AuthorityUtils.createAuthorityList(groups));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
