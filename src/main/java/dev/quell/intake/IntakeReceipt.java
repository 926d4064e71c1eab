package dev.quell.intake;

import java.util.List;

/**
 * What became of the signals of one request, all of it durable.
 *
 * @param duplicates were known already and changed nothing
 * @param opened ids of the incidents opened
 * @param joined ids of the open incidents that got signals
 * @param recurred ids of the incidents whose monitoring window a signal broke
 */
public record IntakeReceipt(
        int received,
        int stored,
        int duplicates,
        List<String> opened,
        List<String> joined,
        List<String> recurred,
        int held,
        int logged,
        int triage) {}
