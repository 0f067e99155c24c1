package dev.hilo.cases.attachments.adapter.clamd;

import dev.hilo.cases.attachments.app.Scanner;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

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
    private static final String TOO_LARGE = "INSTREAM size limit exceeded";

    private final String host;
    private final int port;
    private final Duration patience;
    private final Duration pingPatience;

    /**
     * @param patience for a file: to connect, to hand the bytes over and to read the answer, all in all
     * @param pingPatience for a ping
     */
    public ClamdScanner(String host, int port, Duration patience, Duration pingPatience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
        this.pingPatience = pingPatience;
    }

    @Override
    public Verdict look(byte[] bytes) throws ScannerAway {
        String answer = ask("zINSTREAM\0", bytes, patience);
        if (answer.equals(CLEAN)) {
            return new Verdict.Clean();
        }
        if (answer.startsWith(BEFORE) && answer.endsWith(FOUND)) {
            return new Verdict.Infected(answer.substring(BEFORE.length(), answer.length() - FOUND.length()));
        }
        if (answer.startsWith(TOO_LARGE)) {
            return new Verdict.TooLarge();
        }
        throw away("it answered: " + answer, null);
    }

    /** Whether it would answer now. */
    public void ping() throws ScannerAway {
        String answer = ask("zPING\0", null, pingPatience);
        if (!answer.equals("PONG")) {
            throw away("it answered: " + answer, null);
        }
    }

    /** A socket has no limit of time for writing, so the talk has one: whoever waits closes the socket, which ends it. */
    private String ask(String command, byte @Nullable [] bytes, Duration atMost) throws ScannerAway {
        try (Socket socket = new Socket()) {
            FutureTask<String> talk = new FutureTask<>(() -> talk(socket, command, bytes));
            Thread.ofVirtual().name("clamd").start(talk);
            return talk.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw away("no answer within " + atMost, e);
        } catch (ExecutionException e) {
            throw away(String.valueOf(e.getCause()), e.getCause());
        } catch (IOException e) {
            throw away(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted", e);
        }
    }

    private String talk(Socket socket, String command, byte @Nullable [] bytes) throws IOException {
        socket.connect(new InetSocketAddress(host, port));
        try {
            send(new DataOutputStream(socket.getOutputStream()), command, bytes);
        } catch (IOException e) {
            // It answers before it has read all where that is more than it ever looks at, and hangs up.
            return unasked(socket, e);
        }
        return answer(socket);
    }

    private static void send(DataOutputStream out, String command, byte @Nullable [] bytes) throws IOException {
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
    }

    private static String unasked(Socket socket, IOException why) throws IOException {
        try {
            String answer = answer(socket);
            if (!answer.isEmpty()) {
                return answer;
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        throw why;
    }

    /** Up to the zero that ends it, however the connection ends then. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c > 0 && line.size() < LONGEST_ANSWER; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private ScannerAway away(String reason, @Nullable Throwable cause) {
        return new ScannerAway("clamd at " + host + ":" + port + ": " + reason, cause);
    }
}
