package dev.hilo.cases.attachments;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Speaks clamd's protocol, and knows the one signature that is made for tests. */
public class ClamdServer implements QuarkusTestResourceLifecycleManager {

    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    /** While it is true, connections are closed without an answer. */
    static volatile boolean broken;

    /** What it does not look at, in bytes. */
    static volatile int limit = Integer.MAX_VALUE;

    private ServerSocket listening;

    @Override
    public Map<String, String> start() {
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
        return Map.of(
                "hilo.attachments.clamd.host", "localhost",
                "hilo.attachments.clamd.port", String.valueOf(listening.getLocalPort()),
                "hilo.attachments.max-size", "100000",
                "hilo.attachments.sweep-every", "1s",
                "hilo.attachments.waiting-at-most", "5");
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                if (!broken) {
                    answer(socket);
                }
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        StringBuilder command = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read()) {
            command.append((char) c);
        }
        String answer = command.toString().equals("zPING") ? "PONG" : scanned(in);
        socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static String scanned(DataInputStream in) throws IOException {
        StringBuilder bytes = new StringBuilder();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            bytes.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            if (bytes.length() > limit) {
                return "INSTREAM size limit exceeded. ERROR";
            }
        }
        return bytes.indexOf(EICAR) < 0 ? "stream: OK" : "stream: Eicar-Test-Signature FOUND";
    }

    @Override
    public void stop() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
