package dev.quell.automation.spi;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The addresses that a connection may lead to: public ones, and what its settings grant besides. After the special-purpose registries of
 * IANA (RFC 6890). No grant covers the addresses at which clouds hand credentials to whoever asks from inside, nor those that name no
 * single machine.
 */
public final class Networks {

    public static final String LOOPBACK = "loopback";
    public static final String PRIVATE = "private";

    /** Nothing but public addresses. */
    public static final Networks PUBLIC = new Networks(List.of());

    private static final List<IpAddressMatcher> NEVER = ranges(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "100.100.100.200", // metadata of Alibaba Cloud
            "168.63.129.16", // host agent of Azure
            "192.0.0.192", // metadata of Oracle Cloud
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::",
            "fe80::/10",
            "fd00:ec2::254", // metadata of AWS
            "fd20:ce::254", // metadata of Google Cloud
            "ff00::/8",
            // tunnels and translations, which lead to an IPv4 address that would have to be checked in its turn
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16");

    private static final List<IpAddressMatcher> LOOPBACKS = ranges("127.0.0.0/8", "::1");
    private static final List<IpAddressMatcher> PRIVATES =
            ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");
    private static final List<IpAddressMatcher> RESERVED = ranges(
            "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32");

    private static final IpAddressMatcher PUBLIC_IPV6 = new IpAddressMatcher("2000::/3");

    private final List<String> granted;
    private final List<IpAddressMatcher> ranges;

    private Networks(List<String> granted) {
        this.granted = List.copyOf(granted);
        this.ranges = granted.stream().flatMap(Networks::range).toList();
    }

    /**
     * @param granted {@code loopback}, {@code private} (RFC 1918, RFC 6598 and unique local addresses), or ranges like {@code 10.2.0.0/16}
     * @throws IllegalArgumentException on anything else
     */
    public static Networks granting(List<String> granted) {
        return new Networks(granted);
    }

    public boolean allow(InetAddress address) {
        var text = address.getHostAddress();
        return !any(NEVER, text) && (isPublic(text) || any(ranges, text));
    }

    /** What would have to be granted for an address that is not allowed; empty when nothing would do. */
    public Optional<String> grantFor(InetAddress address) {
        var text = address.getHostAddress();
        if (any(NEVER, text)) {
            return Optional.empty();
        }
        return Optional.of(any(LOOPBACKS, text) ? LOOPBACK : any(PRIVATES, text) ? PRIVATE : text);
    }

    private static boolean isPublic(String address) {
        var special = Stream.of(LOOPBACKS, PRIVATES, RESERVED).anyMatch(ranges -> any(ranges, address));
        return !special && (!address.contains(":") || PUBLIC_IPV6.matches(address));
    }

    private static Stream<IpAddressMatcher> range(String grant) {
        return switch (grant) {
            case LOOPBACK -> LOOPBACKS.stream();
            case PRIVATE -> PRIVATES.stream();
            default -> Stream.of(new IpAddressMatcher(grant));
        };
    }

    private static boolean any(List<IpAddressMatcher> ranges, String address) {
        return ranges.stream().anyMatch(range -> range.matches(address));
    }

    private static List<IpAddressMatcher> ranges(String... ranges) {
        return Stream.of(ranges).map(IpAddressMatcher::new).toList();
    }

    @JsonValue
    @Override
    public String toString() {
        return String.join(",", granted);
    }
}
