package dev.quell.playbook;

import java.util.List;

/**
 * What becomes of a running process on another version: elements go together by their ids.
 *
 * @param mapped labels of the elements that the other version has too
 * @param unmapped labels of those that it has not
 * @param blocking ids of elements where the process is now and that the other version has not: it cannot be moved there
 */
public record MovePlan(List<String> mapped, List<String> unmapped, List<String> blocking) {

    public boolean possible() {
        return blocking.isEmpty();
    }
}
