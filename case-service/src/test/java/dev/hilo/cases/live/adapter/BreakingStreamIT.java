package dev.hilo.cases.live.adapter;

import static dev.hilo.cases.CaseApi.SOON;
import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.CaseApi.metric;
import static dev.hilo.cases.CaseApi.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.hilo.cases.Issuer;
import dev.hilo.kit.test.BrokerAndStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a stream that something fails in. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class BreakingStreamIT {

    private static final String PATH = "/test/breaking-stream?after=";

    private final Logged logged = new Logged();

    @TestHTTPResource
    URI service;

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(logged);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("").removeHandler(logged);
    }

    @Test
    void a_stream_that_breaks_off_is_cut_counted_and_logged_with_its_cause() {
        double before = cut();
        try (EventStreamClient stream =
                EventStreamClient.open(service.resolve(PATH + 2), token("agent", "Marta"), null)) {
            await().atMost(SOON).until(stream::ended);
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.lastId()).isEqualTo("1");
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(cut()).isEqualTo(before + 1));
        assertThat(logged.failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessage(BreakingStream.FAILURE));
    }

    @Test
    void what_fails_before_the_first_event_is_answered_as_any_request() {
        as("agent", "Marta")
                .get(PATH + 0)
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("type", equalTo("https://hilo.dev/problems/internal-error"));
    }

    private static double cut() {
        return metric("hilo_live_disconnected_total", "reason=\"failed\"");
    }

    private static final class Logged extends Handler {

        private final List<Throwable> failures = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord said) {
            if (said.getLevel().intValue() >= Level.SEVERE.intValue() && said.getThrown() != null) {
                failures.add(said.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
