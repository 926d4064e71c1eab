package dev.quell.incident;

import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Sha256;
import java.time.Instant;
import java.util.Map;

/**
 * One thing that happened. The hash covers every other field and the hash of the entry before it, so that no entry can
 * be changed, taken out, or put in unseen.
 *
 * @param seq 1 for the first entry of an incident, without gaps
 * @param details canonical JSON object
 * @param previousHash hash of entry {@code seq - 1}; 64 zeros for the first
 */
public record TimelineEntry(
        String incidentId,
        int seq,
        Instant at,
        String kind,
        String actor,
        String summary,
        String details,
        String previousHash,
        String hash) {

    static final String NO_PREVIOUS = "0".repeat(64);

    public Map<String, Object> detailsMap() {
        return CanonicalJson.readObject(details);
    }

    /** Recomputes the hash from the other fields. */
    String computedHash() {
        return hash(incidentId, seq, at, kind, actor, summary, details, previousHash);
    }

    static String hash(
            String incidentId,
            int seq,
            Instant at,
            String kind,
            String actor,
            String summary,
            String details,
            String previousHash) {
        return Sha256.hex(CanonicalJson.write(new String[] {
            incidentId, Integer.toString(seq), at.toString(), kind, actor, summary, details, previousHash
        }));
    }
}
