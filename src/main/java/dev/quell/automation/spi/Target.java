package dev.quell.automation.spi;

/** The smallest thing that is changed as a whole, {@code alias credit-scoring@champion}. */
public record Target(String kind, String name) {

    /** Names the target within its connection. */
    public String key() {
        return kind + " " + name;
    }
}
