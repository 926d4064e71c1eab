package dev.quell.security.web;

import dev.quell.security.ApiKey;
import dev.quell.security.ApiKeys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys, for administrators only. */
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeyController {

    private static final int DEFAULT_OVERLAP_HOURS = 24;

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * What the key is for, and the account that it acts as.
     *
     * @param scopes {@code signals}, {@code read}, {@code api}, {@code engine}; none for all that the account may do
     * @param expiresInDays null for a key that never expires
     */
    record NewApiKey(
            @NotBlank String name,
            @NotBlank String userId,
            @Nullable List<String> scopes,
            @Nullable Integer expiresInDays) {}

    /** @param overlapHours how long the old key stays good beside the new one; a day when it is not said */
    record Rotation(@Nullable Integer overlapHours) {}

    /** The answer to an issue is the only place where the key itself ever stands. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ApiKeys.Issued issue(@Valid @RequestBody NewApiKey key) {
        var days = key.expiresInDays();
        return keys.issue(
                key.name(),
                key.userId(),
                Objects.requireNonNullElse(key.scopes(), List.of()),
                days == null ? null : Duration.ofDays(days));
    }

    /** A new key for the same account, scopes and lifetime. */
    @PostMapping("/{id}/rotation")
    @ResponseStatus(HttpStatus.CREATED)
    ApiKeys.Issued rotate(@PathVariable("id") String id, @RequestBody Rotation rotation) {
        var hours = Objects.requireNonNullElse(rotation.overlapHours(), DEFAULT_OVERLAP_HOURS);
        return keys.rotate(id, Duration.ofHours(hours));
    }

    @GetMapping
    List<ApiKey> all() {
        return keys.all();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("id") String id) {
        keys.revoke(id);
    }
}
