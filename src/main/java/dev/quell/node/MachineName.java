package dev.quell.node;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** {@code host:pid}, for people who look for a node. */
final class MachineName {

    private MachineName() {}

    static String ofThisProcess() {
        return host() + ":" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
