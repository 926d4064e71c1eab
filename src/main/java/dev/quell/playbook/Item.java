package dev.quell.playbook;

import java.util.Map;

/**
 * One thing in a model that can be added, removed or changed: an element of a process, a row of a decision, a field of a form.
 *
 * @param type in words, for example {@code service task}
 * @param name as people see it; the id when it has none
 * @param named whether the name is its own; a name made up of others' changes with them
 * @param facts everything else that is said of it
 */
record Item(String id, String type, String name, boolean named, Map<String, String> facts) {}
