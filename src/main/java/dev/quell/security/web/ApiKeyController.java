package dev.quell.security.web;

import dev.quell.security.ApiKey;
import dev.quell.security.ApiKeys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
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

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /** What the key is for, and the account that it acts as. */
    record NewApiKey(@NotBlank String name, @NotBlank String userId) {}

    /** The answer to an issue is the only place where the key itself ever stands. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ApiKeys.Issued issue(@Valid @RequestBody NewApiKey key) {
        return keys.issue(key.name(), key.userId());
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
