package planted;

/** Prints a password, so that the rule against it can be seen to fail. */
record OpenSecret(String user, String password) {}
