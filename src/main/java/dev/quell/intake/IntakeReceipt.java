package dev.quell.intake;

import java.util.List;

/**
 * What became of the signals of one request, all of it durable.
 *
 * @param duplicates were known already and changed nothing
 * @param truncated how many more the sender says it had and left out
 * @param opened ids of the incidents opened
 * @param joined ids of the incidents that got signals
 * @param recurred ids of the incidents whose monitoring window a signal broke
 */
public record IntakeReceipt(
        int received,
        int stored,
        int duplicates,
        int truncated,
        List<String> opened,
        List<String> joined,
        List<String> recurred,
        int held,
        int logged,
        int triage) {}
