package dev.hilo.kit;

import com.mongodb.ClientBulkWriteException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteError;
import dev.hilo.stream.Fault;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonSerializationException;

/**
 * Whose fault a failure of MongoDB is. Every one is the surroundings', and passes, but for those whose code says that the
 * data cannot be stored, whoever tries and whenever. By MongoDB's {@code error_codes.yml} these are:
 *
 * <ul>
 *   <li>as the error of any command: 22 InvalidBSON, 121 DocumentValidationFailure, 10334 BSONObjectTooLarge, and 17419
 *       and 17420, with which servers refuse a document that an update makes too large;
 *   <li>as the error of a single write: 2 BadValue, 14 TypeMismatch, 15 Overflow (nested too deeply), 52
 *       DollarPrefixedFieldName, 53 InvalidIdField, 54 NotSingleValueField, 55 InvalidDBRef, 56 EmptyFieldName, 57
 *       DottedFieldName, 171 CannotIndexParallelArrays, 201 CannotBuildIndexKeys. As the error of a whole command the
 *       same codes speak of the command, which is ours and the same for all data, or of the server's settings;
 *   <li>without a code, from the driver: a document it cannot write as BSON or that exceeds the largest message.
 * </ul>
 *
 * <p>11000 DuplicateKey is not among them. It says that somebody else was there first: what lost a race reads again and
 * finds what to do at the next attempt, and where it does not, that is a bug no event should be lost for.
 *
 * <p>Of a bulk write, all single errors must blame the data: mongos puts 133 FailedToSatisfyReadPreference and 6
 * HostUnreachable among them.
 */
public final class MongoFaults {

    private static final Set<Integer> DATA = Set.of(22, 121, 10334, 17419, 17420);
    private static final Set<Integer> DATA_OF_ONE_WRITE = Set.of(2, 14, 15, 52, 53, 54, 55, 56, 57, 171, 201);

    private MongoFaults() {}

    /** A rule for the {@link dev.hilo.stream.FaultClassifier}. Reasons have codes and never messages, which quote data. */
    public static Optional<Fault> of(Throwable failure) {
        return switch (failure) {
            case MongoWriteException e ->
                Optional.of(fault(e, Set.of(e.getError().getCode()), true));
            case MongoBulkWriteException e ->
                Optional.of(fault(e, codes(e.getWriteErrors()), e.getWriteConcernError() == null));
            case ClientBulkWriteException e ->
                Optional.of(fault(
                        e,
                        codes(e.getWriteErrors().values()),
                        e.getWriteConcernErrors().isEmpty()));
            case MongoException e ->
                Optional.of(
                        new Fault(DATA.contains(e.getCode()), name(e) + (e.getCode() > 0 ? " " + e.getCode() : "")));
            case BsonSerializationException e -> Optional.of(Fault.ofTheEvent(name(e)));
            default -> Optional.empty();
        };
    }

    /** Whether a failure of MongoDB passes. */
    static boolean passes(MongoException failure) {
        return of(failure).map(fault -> !fault.ofTheEvent()).orElse(true);
    }

    private static Fault fault(MongoException failure, Set<Integer> codes, boolean written) {
        boolean data = written
                && !codes.isEmpty()
                && codes.stream().allMatch(code -> DATA.contains(code) || DATA_OF_ONE_WRITE.contains(code));
        String told = codes.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        return new Fault(data, (name(failure) + " " + told + (written ? "" : ", write concern")).strip());
    }

    private static Set<Integer> codes(Collection<? extends WriteError> errors) {
        return errors.stream().map(WriteError::getCode).collect(Collectors.toUnmodifiableSet());
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
