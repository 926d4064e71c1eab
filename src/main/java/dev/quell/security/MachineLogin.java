package dev.quell.security;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;

/** HTTP Basic with every request: the password is checked once, then it is remembered for a moment that it was right. */
class MachineLogin implements AuthenticationProvider {

    private final PasswordLogin passwords;
    private final RecentLogins recent;

    MachineLogin(PasswordLogin passwords, RecentLogins recent) {
        this.passwords = passwords;
        this.recent = recent;
    }

    @Override
    public Authentication authenticate(Authentication request) throws AuthenticationException {
        var credential = "basic\n" + request.getName() + "\n" + request.getCredentials();
        var login = recent.find(credential, () -> Optional.of(login(passwords.authenticate(request))))
                .orElseThrow();
        return PasswordLogin.authenticated(login.userId(), login.groups());
    }

    private static RecentLogins.Login login(Authentication authenticated) {
        return new RecentLogins.Login(
                authenticated.getName(),
                authenticated.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
