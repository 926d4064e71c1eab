package dev.quell.security;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers which signed messages were taken. A message is remembered once it is stored and not before, so that one which
 * failed can be sent again.
 */
@Repository
class WebhookMessages {

    /** Longer than any sender goes on repeating; Standard Webhooks suggests 75 hours of retries. */
    private static final Duration REMEMBERED = Duration.ofDays(4);

    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean wasTaken(String webhook, String id) {
        return jdbc.sql("select exists (select from quell.webhook_message where webhook = :webhook and id = :id)")
                .param("webhook", webhook)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void taken(String webhook, String id) {
        var now = clock.instant();
        jdbc.sql("insert into quell.webhook_message (webhook, id, taken_at) values (:webhook, :id, :now)"
                        + " on conflict do nothing")
                .param("webhook", webhook)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from quell.webhook_message where taken_at < :old")
                .param("old", now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update();
    }
}
