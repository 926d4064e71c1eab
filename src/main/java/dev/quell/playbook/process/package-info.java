/** The process release-playbook and what it needs of the engine. */
@NullMarked
package dev.quell.playbook.process;

import org.jspecify.annotations.NullMarked;
