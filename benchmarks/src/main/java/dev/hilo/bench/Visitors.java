package dev.hilo.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Many WebSockets at once, each of which says one thing a second and waits for the answer to each. */
final class Visitors {

    private static final int PATIENCE_SECONDS = 30;
    private static final Pattern ANSWERED = Pattern.compile("\"clientId\":\"c-(\\d+)\"");
    private static final Pattern VISITOR = Pattern.compile("\"visitor\":\"([^\"]+)\"");

    private final int sessions;
    private final int seconds;

    Visitors(int sessions, int seconds) {
        this.sessions = sessions;
        this.seconds = seconds;
    }

    /**
     * What it took.
     *
     * @param names of the visitors, as the service gave them; empty strings where it gave none
     * @param millis from each message to its answer, in ascending order
     * @param refused frames with an error
     */
    record Result(List<String> names, double[] millis, int refused) {

        double median() {
            return at(0.5);
        }

        double slowest99() {
            return at(0.99);
        }

        private double at(double share) {
            return millis.length == 0 ? Double.NaN : millis[(int) Math.min(millis.length - 1, share * millis.length)];
        }
    }

    /** @param hello said first and answered before anything else; null where nothing is to be said first */
    Result talk(URI server, @Nullable String hello, Function<Integer, String> message) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        List<Visitor> all = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            all.add(new Visitor(http, server, hello));
        }
        for (Visitor visitor : all) {
            if (!visitor.welcome.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a visitor was not welcomed within " + PATIENCE_SECONDS + " s");
            }
        }
        try (ScheduledExecutorService timer = Executors.newScheduledThreadPool(2)) {
            for (int i = 0; i < sessions; i++) {
                Visitor visitor = all.get(i);
                long begin = i * 1_000L / sessions;
                for (int said = 0; said < seconds; said++) {
                    int number = said;
                    timer.schedule(
                            () -> visitor.say(number, message.apply(number)),
                            begin + said * 1_000L,
                            TimeUnit.MILLISECONDS);
                }
            }
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < until && all.stream().anyMatch(one -> one.answered.get() < seconds)) {
            Thread.sleep(50);
        }
        Result result = new Result(
                all.stream().map(one -> one.name).toList(),
                all.stream()
                        .flatMapToDouble(one -> Arrays.stream(one.millis).filter(millis -> millis >= 0))
                        .sorted()
                        .toArray(),
                all.stream().mapToInt(one -> one.refused.get()).sum());
        all.forEach(one -> one.socket.abort());
        return result;
    }

    private final class Visitor implements WebSocket.Listener {

        private final CountDownLatch welcome;
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final long[] sent = new long[seconds];
        private final double[] millis = new double[seconds];
        private final StringBuilder text = new StringBuilder();
        private final WebSocket socket;
        private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        private volatile String name = "";

        Visitor(HttpClient http, URI server, @Nullable String hello) {
            welcome = new CountDownLatch(hello == null ? 0 : 1);
            Arrays.fill(millis, -1);
            socket = http.newWebSocketBuilder().buildAsync(server, this).join();
            if (hello != null) {
                last = socket.sendText(hello, true);
            }
        }

        synchronized void say(int number, String frame) {
            sent[number] = System.nanoTime();
            last = last.thenCompose(any -> socket.sendText(frame, true));
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
            text.append(part);
            if (end) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String frame) {
            Matcher visitor = VISITOR.matcher(frame);
            Matcher answer = ANSWERED.matcher(frame);
            if (frame.contains("\"type\":\"error\"")) {
                refused.incrementAndGet();
            } else if (answer.find()) {
                int number = Integer.parseInt(answer.group(1));
                if (millis[number] < 0) {
                    millis[number] = (System.nanoTime() - sent[number]) / 1e6;
                    answered.incrementAndGet();
                }
            } else if (visitor.find()) {
                name = visitor.group(1);
                welcome.countDown();
            }
        }
    }
}
