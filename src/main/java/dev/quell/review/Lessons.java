package dev.quell.review;

import org.jspecify.annotations.Nullable;

/**
 * What the session found.
 *
 * @param summary what happened, in one or two sentences
 * @param noImprovementReason why nothing has to be improved; null when improvements follow
 */
public record Lessons(
        @Nullable String summary,
        @Nullable String contributingFactors,
        @Nullable String wentWell,
        @Nullable String wentBadly,
        @Nullable String wentLucky,
        @Nullable String noImprovementReason) {

    static final Lessons NONE = new Lessons(null, null, null, null, null, null);
}
