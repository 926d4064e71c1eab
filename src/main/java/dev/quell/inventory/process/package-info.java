/** What processes do with the inventory: look a system up, register one, move a threshold. */
@NullMarked
package dev.quell.inventory.process;

import org.jspecify.annotations.NullMarked;
