package dev.hilo.cases.webhooks.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses are out on the internet, and not ours, our machines' or our provider's. */
public final class Addresses {

    /** IANA's special-purpose registries, and what embeds an IPv4 address that would have to be looked at again. */
    private static final List<Block> SPECIAL = List.of(
            block("0.0.0.0/8"),
            block("10.0.0.0/8"),
            block("100.64.0.0/10"),
            block("127.0.0.0/8"),
            block("169.254.0.0/16"),
            block("172.16.0.0/12"),
            block("192.0.0.0/24"),
            block("192.0.2.0/24"),
            block("192.88.99.0/24"),
            block("192.168.0.0/16"),
            block("198.18.0.0/15"),
            block("198.51.100.0/24"),
            block("203.0.113.0/24"),
            block("224.0.0.0/3"));

    /** Of IPv6 only global unicast is public; of that, not these. */
    private static final Block GLOBAL = block("2000::/3");

    private static final List<Block> SPECIAL_6 =
            List.of(block("2001::/23"), block("2001:db8::/32"), block("2002::/16"), block("3fff::/20"));

    private Addresses() {}

    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? SPECIAL.stream().noneMatch(block -> block.holds(bytes))
                : GLOBAL.holds(bytes) && SPECIAL_6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static Block block(String cidr) {
        int slash = cidr.indexOf('/');
        try {
            return new Block(
                    InetAddress.getByName(cidr.substring(0, slash)).getAddress(),
                    Integer.parseInt(cidr.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address written as such needs no look-up: " + cidr, e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Block(byte[] start, int bits) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((start[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
