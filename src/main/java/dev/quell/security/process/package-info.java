/** Security on the engine's side: people and groups live in its identity service, rights in its authorizations. */
@NullMarked
package dev.quell.security.process;

import org.jspecify.annotations.NullMarked;
