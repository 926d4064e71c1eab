/** What tests share: one Spring context on a real PostgreSQL, a clock to set, and the engine driven step by step. */
package dev.quell.testing;
