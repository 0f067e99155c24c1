package dev.hilo.kit.limits;

import dev.hilo.kit.HiloConfig;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network address a request comes from, as limits count it. It is the connection's own address, unless that is a proxy
 * of {@code hilo.http.trusted-proxies}: then the last address in {@code X-Forwarded-For} that is no such proxy. What stands
 * before it there the client may have written. Quarkus's own forwarding takes the first, so it does not serve for limits.
 */
@ApplicationScoped
public class ClientAddress {

    /** What one customer of a provider usually has. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final String UNKNOWN = "unknown";

    private final List<IpSubnetFilterRule> proxies;

    @Inject
    public ClientAddress(HiloConfig config) {
        this(config.http().trustedProxies().orElse(List.of()));
    }

    /** @param proxies addresses or networks in CIDR notation */
    ClientAddress(List<String> proxies) {
        this.proxies = proxies.stream().map(ClientAddress::rule).toList();
    }

    /** An IPv4 address, or the /64 network of an IPv6 address, whose addresses all are one customer's. */
    public String of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        return of(peer == null ? null : peer.hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }

    /** @param forwarded the header's lines, in their order */
    String of(@Nullable String peer, List<String> forwarded) {
        InetAddress address = parse(peer);
        if (address == null) {
            return UNKNOWN;
        }
        List<String> hops = forwarded.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
        for (int i = hops.size() - 1; i >= 0 && isProxy(address); i--) {
            InetAddress hop = parse(hops.get(i));
            if (hop == null) {
                break;
            }
            address = hop;
        }
        return network(address);
    }

    private boolean isProxy(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return proxies.stream().anyMatch(proxy -> proxy.matches(socket));
    }

    private static String network(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + IPV6_NETWORK_BYTES * 8;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }

    /** Never asks a name server; null for what is no address. Some proxies add the port. */
    private static @Nullable InetAddress parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
        if (address != null) {
            return address;
        }
        int port = text.lastIndexOf(':');
        return port < 0 ? null : NetUtil.createInetAddressFromIpAddressString(text.substring(0, port));
    }

    private static IpSubnetFilterRule rule(String proxy) {
        String text = proxy.strip();
        int slash = text.indexOf('/');
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        try {
            if (address != null) {
                int prefix = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
                return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
            }
        } catch (IllegalArgumentException notAPrefix) {
            // Falls through to the same remedy.
        }
        throw new IllegalArgumentException(
                "hilo.http.trusted-proxies: '" + proxy + "' is neither an address nor a network like 10.0.0.0/8");
    }
}
