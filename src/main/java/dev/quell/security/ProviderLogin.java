package dev.quell.security;

import dev.quell.security.ProvidedPeople.NotAdmittedException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Turns a login at an identity provider into the login of a person here. */
@Component
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderLogin implements AuthenticationSuccessHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderLogin.class);

    /** What the engine takes for the id of a user. */
    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9@._-]{0,63}");

    private final ProviderSettings settings;
    private final ProvidedPeople people;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final AuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler();

    ProviderLogin(ProviderSettings settings, ProvidedPeople people) {
        this.settings = settings;
        this.people = people;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        try {
            var user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
            var person = person(user);
            people.admit(String.valueOf(user.getIssuer()), user.getSubject(), person);
            var login = PasswordLogin.authenticated(person.userId(), person.groups());
            var context = new SecurityContextImpl(login);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            onward.onAuthenticationSuccess(request, response, login);
        } catch (NotAdmittedException | DuplicateKeyException e) {
            LOG.warn("Somebody whom the identity provider let in stays outside: {}", e.getMessage());
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            response.sendRedirect(request.getContextPath() + "/login?refused");
        }
    }

    private ProvidedPerson person(OidcUser user) {
        var id = Objects.requireNonNullElse(user.getClaimAsString(settings.userClaim()), "");
        if (!USER_ID.matcher(id).matches()) {
            throw new NotAdmittedException("has no usable name in the claim " + settings.userClaim());
        }
        var theirs = Objects.requireNonNullElse(user.getClaimAsStringList(settings.groupsClaim()), List.<String>of());
        return new ProvidedPerson(
                id,
                Objects.requireNonNullElse(user.getGivenName(), id),
                Objects.requireNonNullElse(user.getFamilyName(), ""),
                Objects.requireNonNullElse(user.getEmail(), ""),
                settings.ours(theirs));
    }
}
