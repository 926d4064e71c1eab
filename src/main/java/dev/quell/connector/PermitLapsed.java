package dev.quell.connector;

import java.io.IOException;

/** Thrown between the connection and the first byte of a changing request. */
final class PermitLapsed extends IOException {

    private static final long serialVersionUID = 1L;

    PermitLapsed() {
        super("the permit to change the target ran out before the request was sent");
    }
}
