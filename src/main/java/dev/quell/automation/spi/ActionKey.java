package dev.quell.automation.spi;

/** Names one action for ever, across retries and restarts: {@code INC-2026-0042.rollBackModel.1}. Letters, digits and {@code . _ ~ : + -} only. */
public record ActionKey(String value) {

    public ActionKey {
        if (!value.matches("[A-Za-z0-9_.~:+-]{1,200}")) {
            throw new IllegalArgumentException("Not an action key: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
