package dev.quell.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How pages are kept up to date.
 *
 * @param most open streams on a node; one more is sent away with 503 and its page asks again by itself
 * @param mostPerSession of which one login may hold so many
 * @param every how often the database is asked while somebody reads
 * @param heartbeat a sign of life on a quiet stream, so that nothing between takes it for dead
 * @param longest after that a stream ends and its page opens another, which looks at the rights anew
 * @param backlog what may wait for a slow reader before it is cut off
 */
@ConfigurationProperties("quell.streams")
record StreamSettings(
        @DefaultValue("1000") int most,
        @DefaultValue("30") int mostPerSession,
        @DefaultValue("PT0.5S") Duration every,
        @DefaultValue("PT15S") Duration heartbeat,
        @DefaultValue("PT10M") Duration longest,
        @DefaultValue("1MB") DataSize backlog) {}
