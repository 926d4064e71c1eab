package dev.quell.node;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node holds in the database under its name, for as long as it lives. */
public interface NodeHoldings {

    /** Holds for longer what is in use. Called after every beat; each statement commits by itself, on a connection that no pool lends. */
    default void prolong(JdbcClient jdbc, Node.Life life) {}

    /**
     * Frees what a dead node held, in the transaction that declares it dead, and again after each beat for some minutes. Must skip what
     * is locked: the beat waits for nobody.
     */
    void free(JdbcClient jdbc, String deadNode);

    /** Called after such a transaction, so that the work can go on here. */
    default void freed() {}
}
