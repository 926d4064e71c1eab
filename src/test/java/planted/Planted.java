package planted;

/**
 * Marks the package of the violations that are planted for the architecture rules. They stand outside of dev.quell, so
 * that no test context takes them for components of Quell.
 */
public final class Planted {

    private Planted() {}
}
