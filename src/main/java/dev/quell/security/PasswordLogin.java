package dev.quell.security;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Logs a person in by name and password. Every failure looks the same, so that nobody learns who exists. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final People people;

    PasswordLogin(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var userId = request.getName();
        var password = String.valueOf(request.getCredentials());
        if (!people.passwordMatches(userId, password)) {
            throw new BadCredentialsException("Name or password is wrong");
        }
        return authenticated(userId, people.groupsOf(userId).orElse(List.of()));
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
