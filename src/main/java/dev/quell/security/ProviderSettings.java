package dev.quell.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an identity provider's claims become a person here. The provider itself is set up with Spring's
 * {@code spring.security.oauth2.client}.
 *
 * @param userClaim the claim that names the person
 * @param groupsClaim the claim with a list of the person's groups
 * @param groups our group by the provider's; what is not named gives nothing
 */
@ConfigurationProperties("quell.security.oidc")
record ProviderSettings(
        @DefaultValue("preferred_username") String userClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue Map<String, String> groups) {

    ProviderSettings {
        groups.values().stream()
                .filter(group -> !Groups.all().contains(group))
                .findFirst()
                .ifPresent(group -> {
                    throw new IllegalStateException("quell.security.oidc.groups names \"" + group
                            + "\", which is no group of Quell; it has " + String.join(", ", Groups.all()));
                });
    }

    List<String> ours(Collection<String> theirs) {
        return theirs.stream()
                .map(groups::get)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
