package dev.hilo.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.NewerVersion;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tells, of whatever a handler throws, whether the event is to blame. Of an exception and its causes the outermost one
 * that a rule knows decides; where no rule knows any of them, the event is not to blame, so that a failure nobody thought
 * of keeps events waiting instead of losing them.
 *
 * <p>To blame is an event that
 *
 * <ul>
 *   <li>breaks the contract, or that the handler calls unprocessable;
 *   <li>leads to a record that Kafka never takes: too large, not serialisable, with an impossible time stamp;
 *   <li>makes code compute what cannot be computed: a null, index, key, cast, number, date or argument that is none, or a
 *       recursion without end. That is a bug of ours, but one that this event meets at every attempt, and a bug must not
 *       let one event hold up all others.
 * </ul>
 *
 * Everything else is the surroundings': the network, time-outs, all other errors of Kafka, authentication and
 * authorisation among them, an illegal state, data of a newer version. Rules of the surroundings that a service has
 * besides, like its database, are added with {@link #with}.
 */
public final class FaultClassifier {

    private static final int CAUSES = 8;

    private final List<FaultRule> rules;

    private FaultClassifier(List<FaultRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static FaultClassifier standard() {
        return new FaultClassifier(List.of(
                FaultClassifier::ofContract,
                FaultClassifier::ofKafka,
                FaultClassifier::ofInput,
                FaultClassifier::ofComputing));
    }

    /** Asks another rule first. */
    public FaultClassifier with(FaultRule rule) {
        List<FaultRule> more = new ArrayList<>(rules);
        more.addFirst(rule);
        return new FaultClassifier(more);
    }

    public boolean isOfTheEvent(Throwable failure) {
        int causes = 0;
        for (Throwable one = failure; one != null && causes++ <= CAUSES; one = one.getCause()) {
            Optional<Fault> fault = rule(one);
            if (fault.isPresent()) {
                return fault.get().ofTheEvent();
            }
        }
        return false;
    }

    /** A failure in words that may be logged: no message of a foreign exception, it may quote content. */
    public String reason(Throwable failure) {
        StringBuilder words = new StringBuilder();
        int causes = 0;
        for (Throwable one = failure; one != null && causes++ <= CAUSES; one = one.getCause()) {
            String undecided =
                    one instanceof PublishingFailed publishing ? "cannot publish to " + publishing.topic() : name(one);
            words.append(words.isEmpty() ? "" : " <- ")
                    .append(rule(one).map(Fault::reason).orElse(undecided));
        }
        return Reasons.shortened(words.toString());
    }

    /** Where a failure came from, for the log: the stack, with {@link #reason} instead of messages. */
    public Throwable loggable(Throwable failure) {
        Throwable trace = new Throwable(reason(failure));
        trace.setStackTrace(failure.getStackTrace());
        return trace;
    }

    private Optional<Fault> rule(Throwable one) {
        return rules.stream().flatMap(rule -> rule.of(one).stream()).findFirst();
    }

    private static Optional<Fault> ofContract(Throwable failure) {
        return switch (failure) {
            case ContractViolation e -> Optional.of(Fault.ofTheEvent(message(e)));
            case UnprocessableEvent e -> Optional.of(Fault.ofTheEvent(message(e)));
            case NewerVersion e -> Optional.of(Fault.ofTheSurroundings(message(e)));
            default -> Optional.empty();
        };
    }

    /** Kafka's own messages speak of brokers and topics, those about a record may quote it. */
    private static Optional<Fault> ofKafka(Throwable failure) {
        return switch (failure) {
            case RecordTooLargeException e -> Optional.of(Fault.ofTheEvent(name(e)));
            case SerializationException e -> Optional.of(Fault.ofTheEvent(name(e)));
            case InvalidRecordException e -> Optional.of(Fault.ofTheEvent(name(e)));
            case RecordBatchTooLargeException e -> Optional.of(Fault.ofTheEvent(name(e)));
            case InvalidTimestampException e -> Optional.of(Fault.ofTheEvent(name(e)));
            case KafkaException e -> Optional.of(Fault.ofTheSurroundings(name(e) + ": " + firstLine(e)));
            default -> Optional.empty();
        };
    }

    private static Optional<Fault> ofInput(Throwable failure) {
        return switch (failure) {
            case JsonProcessingException e -> Optional.of(Fault.ofTheSurroundings(name(e)));
            case IOException e -> Optional.of(Fault.ofTheSurroundings(name(e) + ": " + firstLine(e)));
            case TimeoutException e -> Optional.of(Fault.ofTheSurroundings(name(e) + ": " + firstLine(e)));
            default -> Optional.empty();
        };
    }

    private static Optional<Fault> ofComputing(Throwable failure) {
        boolean computing = failure instanceof NullPointerException
                || failure instanceof IllegalArgumentException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof NoSuchElementException
                || failure instanceof ClassCastException
                || failure instanceof ArithmeticException
                || failure instanceof DateTimeException
                || failure instanceof NegativeArraySizeException
                || failure instanceof StackOverflowError;
        return computing ? Optional.of(Fault.ofTheEvent(name(failure))) : Optional.empty();
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static String firstLine(Throwable failure) {
        return message(failure).lines().findFirst().orElse("");
    }
}
