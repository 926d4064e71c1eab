/**
 * Breaks a cluster of two nodes on purpose while alerts come in and people respond, and checks what was acknowledged, recorded and done at
 * the targets. {@code src/docs/faults.md} says how to run it and what it proves.
 */
package dev.quell.faults;
