/** The whole job, with Quell and its neighbours as they really are. */
package dev.quell.endtoend;
