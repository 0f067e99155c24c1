package dev.hilo.cases.attachments.adapter.clamd;

import dev.hilo.cases.attachments.app.Scanner;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks ClamAV's daemon, by its command {@code INSTREAM} over TCP: chunks with their length before them, an empty one at the
 * end, one line as the answer (clamd(8)). The daemon's {@code StreamMaxLength} must not be below the limit of a file.
 */
public final class ClamdScanner implements Scanner {

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4_096;
    private static final String CLEAN = "stream: OK";
    private static final String BEFORE = "stream: ";
    private static final String FOUND = " FOUND";

    private final String host;
    private final int port;
    private final Duration patience;

    /** @param patience how long to wait for a connection, and for the answer */
    public ClamdScanner(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    @Override
    public Optional<String> infection(byte[] bytes) throws ScannerAway {
        String answer = ask("zINSTREAM\0", bytes);
        if (answer.equals(CLEAN)) {
            return Optional.empty();
        }
        if (answer.startsWith(BEFORE) && answer.endsWith(FOUND)) {
            return Optional.of(answer.substring(BEFORE.length(), answer.length() - FOUND.length()));
        }
        throw away(new IOException("it answered: " + answer));
    }

    /** Whether it would answer now. */
    public void ping() throws ScannerAway {
        String answer = ask("zPING\0", null);
        if (!answer.equals("PONG")) {
            throw away(new IOException("it answered: " + answer));
        }
    }

    private String ask(String command, byte @org.jspecify.annotations.Nullable [] bytes) throws ScannerAway {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(command.getBytes(StandardCharsets.US_ASCII));
            if (bytes != null) {
                for (int at = 0; at < bytes.length; at += CHUNK) {
                    int length = Math.min(CHUNK, bytes.length - at);
                    out.writeInt(length);
                    out.write(bytes, at, length);
                }
                out.writeInt(0);
            }
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
        } catch (IOException e) {
            throw away(e);
        }
    }

    private ScannerAway away(IOException e) {
        return new ScannerAway("clamd at " + host + ":" + port + ": " + e.getMessage(), e);
    }
}
