package dev.hilo.cases.attachments.adapter.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.cases.attachments.app.Scanner.ScannerAway;
import dev.hilo.cases.attachments.app.Scanner.Verdict;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClamdScannerTest {

    private interface Daemon {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    /** As an address, so that no resolver is asked. */
    private static final String LOOPBACK = "127.0.0.1";

    private static final int LARGE = 32 * 1024 * 1024;
    private static final int SMALL = 16 * 1024;

    private final CountDownLatch over = new CountDownLatch(1);
    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket();
        // Set before it is bound, so that a file never fits between writer and reader.
        listening.setReceiveBufferSize(SMALL);
        listening.bind(new InetSocketAddress(LOOPBACK, 0));
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        listening.close();
    }

    @Test
    void a_clean_file_is_handed_over_whole() throws Exception {
        long[] heard = new long[1];
        ClamdScanner scanner = scanner(socket -> {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            assertThat(command(in)).isEqualTo("zINSTREAM");
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                heard[0] += in.readNBytes(length).length;
            }
            say(socket, "stream: OK");
        });

        assertThat(scanner.look(new byte[200_000])).isEqualTo(new Verdict.Clean());
        assertThat(heard[0]).isEqualTo(200_000);
    }

    @Test
    void what_it_found_is_told_by_its_name() throws Exception {
        assertThat(scanner(socket -> say(socket, "stream: Win.Test FOUND")).look(new byte[1]))
                .isEqualTo(new Verdict.Infected("Win.Test"));
    }

    @Test
    void more_than_it_ever_looks_at_is_said_while_the_bytes_are_on_their_way() throws Exception {
        ClamdScanner scanner = scanner(socket -> {
            socket.getInputStream().readNBytes(100_000);
            say(socket, "INSTREAM size limit exceeded. ERROR");
        });

        assertThat(scanner.look(new byte[LARGE])).isEqualTo(new Verdict.TooLarge());
    }

    @Test
    void one_that_reads_nothing_and_one_that_says_nothing_are_away_when_the_time_is_over() {
        ClamdScanner scanner = scanner(socket -> over.await());

        assertThatThrownBy(() -> scanner.look(new byte[LARGE]))
                .isInstanceOf(ScannerAway.class)
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("no answer within PT1S");
        assertThatThrownBy(scanner::ping)
                .isInstanceOf(ScannerAway.class)
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("no answer within PT0.2S");
    }

    @Test
    void an_answer_that_is_none_and_a_closed_door_are_told() throws Exception {
        assertThatThrownBy(() -> scanner(socket -> say(socket, "stream: Can't allocate memory ERROR"))
                        .look(new byte[1]))
                .isInstanceOf(ScannerAway.class)
                .hasMessageContaining("Can't allocate memory");
        ClamdScanner nobody = scanner(socket -> {});
        listening.close();
        assertThatThrownBy(nobody::ping).isInstanceOf(ScannerAway.class);
    }

    @Test
    void a_ping_is_answered() throws Exception {
        scanner(socket -> say(socket, "PONG")).ping();
    }

    private ClamdScanner scanner(Daemon daemon) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    Thread.ofVirtual().start(() -> serve(daemon, socket));
                }
            } catch (IOException e) {
                // The test is over.
            }
        });
        return new ClamdScanner(LOOPBACK, listening.getLocalPort(), Duration.ofSeconds(1), Duration.ofMillis(200));
    }

    /** Each connection by itself, and open for as long as it is served. */
    private static void serve(Daemon daemon, Socket socket) {
        try (socket) {
            daemon.serve(socket);
        } catch (IOException e) {
            // The one who asked hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String command(InputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read()) {
            command.append((char) c);
        }
        return command.toString();
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
