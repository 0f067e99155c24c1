package dev.hilo.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Whether a Docker engine answers, found out without loading a Docker client. */
final class Docker {
    private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";

    private Docker() {}

    static boolean answers(Map<String, String> environment) {
        try {
            Optional<SocketAddress> address = address(environment.getOrDefault("DOCKER_HOST", DEFAULT_HOST));
            return address.isPresent() && pings(address.get());
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<SocketAddress> address(String host) {
        URI uri = URI.create(host);
        return switch (uri.getScheme()) {
            case "unix" ->
                Optional.of(Path.of(uri.getPath())).filter(Files::exists).map(UnixDomainSocketAddress::of);
            case "tcp" -> Optional.of(new InetSocketAddress(uri.getHost(), uri.getPort()));
            default -> Optional.empty();
        };
    }

    private static boolean pings(SocketAddress address) throws IOException {
        var family =
                address instanceof UnixDomainSocketAddress ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
        try (SocketChannel channel = SocketChannel.open(family)) {
            channel.connect(address);
            String request = "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(256);
            while (answer.hasRemaining() && channel.read(answer) > 0) {
                // Until the engine closes or has said enough.
            }
            String head = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
            return head.startsWith("HTTP/1.1 200");
        }
    }
}
