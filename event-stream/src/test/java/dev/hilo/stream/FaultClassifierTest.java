package dev.hilo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.NewerVersion;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.LocalDate;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FaultClassifierTest {

    private final FaultClassifier faults = FaultClassifier.standard();

    @TestFactory
    Stream<DynamicTest> what_fails_around_an_event_is_waited_for() {
        return Stream.of(
                        new IOException("no route"),
                        new ConnectException("refused"),
                        new HttpTimeoutException("slow"),
                        new FileNotFoundException("/run/secrets/token"),
                        new UncheckedIOException(new IOException("reset")),
                        new TimeoutException(),
                        new org.apache.kafka.common.errors.TimeoutException("no leader"),
                        new NotEnoughReplicasException("1 of 2"),
                        new BrokerNotAvailableException("gone"),
                        new UnknownTopicOrPartitionException("not yet"),
                        new InvalidTopicException("named wrongly in the settings"),
                        new SaslAuthenticationException("credentials rotate"),
                        new SslAuthenticationException("expired"),
                        new TopicAuthorizationException("hilo.deliveries"),
                        new ClusterAuthorizationException("idempotent write"),
                        new ProducerFencedException("another"),
                        new UnsupportedVersionException("old broker"),
                        new ConfigException("sasl.mechanism"),
                        new KafkaException("whatever"),
                        new PublishingFailed("hilo.deliveries", new SaslAuthenticationException("no")),
                        new CompletionException(new PublishingFailed("t", new NotEnoughReplicasException("1"))),
                        new NewerVersion("fact CaseSuspended"),
                        new IllegalStateException("the pool is closed"),
                        new ConcurrentModificationException(),
                        new RejectedExecutionException(),
                        new SecurityException("no"),
                        new RuntimeException("nobody thought of this"),
                        new Exception("nor of this"),
                        new RuntimeException(new ExecutionException(new IOException("reset"))),
                        new IOException("answers with no keys", new ContractViolation("keys", "is missing")))
                .map(failure -> dynamicTest(
                        failure.toString(),
                        () -> assertThat(faults.isOfTheEvent(failure)).isFalse()));
    }

    @TestFactory
    Stream<DynamicTest> what_an_event_brings_about_by_itself_is_its_own_fault() {
        return Stream.of(
                        new ContractViolation("from.identity", "is missing"),
                        new UnprocessableEvent(null, "nobody knows this delivery"),
                        new RecordTooLargeException("8,9 MB"),
                        new SerializationException("José"),
                        new InvalidRecordException("no"),
                        new PublishingFailed("hilo.deliveries", new RecordTooLargeException("8,9 MB")),
                        new NullPointerException(),
                        thrownBy(() -> List.of().getFirst()),
                        thrownBy(() -> "王芳".charAt(7)),
                        thrownBy(() -> Integer.parseInt("diez")),
                        thrownBy(() -> LocalDate.MAX.plusDays(1)),
                        thrownBy(() -> Math.toIntExact(1L << 40)),
                        thrownBy(() -> Integer.class.cast("O'Brien")),
                        thrownBy(() -> endless(1)),
                        new IllegalStateException(new ContractViolation("at", "is missing")))
                .map(failure -> dynamicTest(
                        failure.toString(),
                        () -> assertThat(faults.isOfTheEvent(failure)).isTrue()));
    }

    @Test
    void a_rule_that_is_added_is_asked_first_and_the_outermost_exception_that_is_known_decides() {
        FaultRule rule = failure -> failure instanceof SecurityException || failure instanceof NullPointerException
                ? Optional.of(new Fault(failure instanceof SecurityException, "a word of its own"))
                : Optional.empty();
        FaultClassifier more = faults.with(rule);

        assertThat(more.isOfTheEvent(new NullPointerException())).isFalse();
        assertThat(more.isOfTheEvent(new SecurityException(new IOException("x"))))
                .isTrue();
        assertThat(more.isOfTheEvent(new IllegalStateException(new SecurityException())))
                .isTrue();
        assertThat(more.reason(new IllegalStateException("Begoña", new SecurityException("Begoña"))))
                .isEqualTo("IllegalStateException <- a word of its own");
    }

    @Test
    void a_reason_says_where_the_trouble_is_and_quotes_no_content() {
        assertThat(faults.reason(new PublishingFailed("hilo.deliveries", new TopicAuthorizationException("denied\nx"))))
                .isEqualTo("cannot publish to hilo.deliveries <- TopicAuthorizationException: denied");
        assertThat(faults.reason(thrownBy(() -> Integer.parseInt("jose@corp.example"))))
                .isEqualTo("NumberFormatException");
        assertThat(faults.reason(new IllegalArgumentException("jose@corp.example")))
                .isEqualTo("IllegalArgumentException");
        assertThat(faults.loggable(new IllegalArgumentException("jose@corp.example")))
                .hasMessage("IllegalArgumentException")
                .satisfies(trace -> assertThat(trace.getStackTrace()).isNotEmpty());
        assertThat(faults.reason(new RuntimeException("jose@corp.example", new IOException("reset by peer"))))
                .isEqualTo("RuntimeException <- IOException: reset by peer");
        assertThat(faults.reason(new NewerVersion("fact José <jose@corp>")))
                .isEqualTo("the fact Jos? ?jose?corp? is newer than this version of Hilo understands: upgrade");
    }

    private static Throwable thrownBy(Callable<?> step) {
        try {
            return new AssertionError("came to " + step.call());
        } catch (Exception | StackOverflowError e) {
            return e;
        }
    }

    private static int endless(int depth) {
        return depth > 0 ? 1 + endless(depth) : 0;
    }
}
