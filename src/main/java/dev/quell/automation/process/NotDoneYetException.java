package dev.quell.automation.process;

/** Nothing is known to be wrong; the engine repeats the step. */
class NotDoneYetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotDoneYetException(String detail) {
        super(detail);
    }
}
