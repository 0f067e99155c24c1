package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoQueryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import dev.hilo.stream.FaultClassifier;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MongoFaultsTest {

    private static final ServerAddress AT = new ServerAddress("mongo-0");

    private final FaultClassifier faults = FaultClassifier.standard().with(MongoFaults::of);

    /** What a fail-over, rotating credentials, a full disk or a wrong setting bring about, by MongoDB's error_codes.yml. */
    @TestFactory
    Stream<DynamicTest> no_code_of_the_surroundings_blames_the_event() {
        return Stream.of(
                        1, 6, 7, 8, 13, 18, 20, 24, 26, 43, 46, 50, 59, 61, 64, 67, 68, 72, 79, 85, 86, 89, 91, 96, 100,
                        112, 115, 117, 125, 133, 134, 136, 146, 148, 150, 175, 189, 202, 211, 214, 225, 237, 246, 251,
                        262, 292, 314, 317, 334, 356, 357, 358, 391, 9001, 10058, 10107, 11000, 11600, 11602, 13388,
                        13435, 13436, 14031, 17405, 50915, 99_999)
                .flatMap(code -> Stream.of(command(code), write(code), bulk(code)))
                .map(failure -> surroundings(failure));
    }

    @TestFactory
    Stream<DynamicTest> whatever_the_driver_throws_is_the_surroundings() {
        return Stream.<Throwable>of(
                        new MongoTimeoutException("no server"),
                        new MongoOperationTimeoutException("late"),
                        new MongoExecutionTimeoutException(50, "late", new BsonDocument()),
                        new MongoSocketOpenException("refused", AT),
                        new MongoSocketReadTimeoutException("late", AT, new IOException()),
                        new MongoNotPrimaryException(new BsonDocument("code", new BsonInt32(10107)), AT),
                        new MongoNodeIsRecoveringException(new BsonDocument("code", new BsonInt32(11600)), AT),
                        new MongoConnectionPoolClearedException(new ServerId(new ClusterId(), AT), new IOException()),
                        new MongoSecurityException(MongoCredential.createCredential("u", "d", new char[0]), "no"),
                        new MongoCursorNotFoundException(7, new BsonDocument(), AT),
                        new MongoQueryException(new BsonDocument("code", new BsonInt32(175)), AT),
                        new MongoInterruptedException("stopping", new InterruptedException()),
                        new MongoConfigurationException("no such option"),
                        new MongoWriteConcernException(
                                new com.mongodb.bulk.WriteConcernError(64, "", "slow", new BsonDocument()),
                                WriteConcernResult.unacknowledged(),
                                AT,
                                Set.of()),
                        new MongoException("nobody thought of this"),
                        new MongoException(424_242, "of a later server"),
                        new CompletionException(new IllegalStateException(command(13))))
                .map(this::surroundings);
    }

    @TestFactory
    Stream<DynamicTest> what_cannot_be_stored_whoever_tries_is_the_events_own_fault() {
        return Stream.concat(
                        Stream.<Throwable>of(
                                new BsonMaximumSizeExceededException("17 MB"),
                                new BsonSerializationException("a field's name has a null character"),
                                new IllegalStateException(write(121)),
                                bulk(2, 121, 10334)),
                        Stream.concat(
                                IntStream.of(22, 121, 10334, 17419, 17420)
                                        .boxed()
                                        .flatMap(code -> Stream.of(command(code), write(code))),
                                IntStream.of(2, 14, 15, 52, 53, 54, 55, 56, 57, 171, 201)
                                        .boxed()
                                        .flatMap(code -> Stream.of(write(code), bulk(code)))))
                .map(failure -> dynamicTest(
                        faults.reason(failure),
                        () -> assertThat(faults.isOfTheEvent(failure)).isTrue()));
    }

    @Test
    void what_a_command_is_told_of_itself_is_no_events_fault() {
        assertThat(Stream.of(2, 9, 14, 52).map(MongoFaultsTest::command)).noneMatch(faults::isOfTheEvent);
    }

    @Test
    void of_many_writes_one_that_met_the_surroundings_keeps_all_waiting() {
        assertThat(faults.isOfTheEvent(bulk(121, 133))).isFalse();
        assertThat(faults.isOfTheEvent(bulk(6, 10334))).isFalse();
        assertThat(faults.isOfTheEvent(bulk(11000, 121))).isFalse();
        assertThat(faults.isOfTheEvent(
                        bulk(new WriteConcernError(64, "WriteConcernTimeout", "slow", new BsonDocument()), 121)))
                .isFalse();
        assertThat(faults.isOfTheEvent(
                        bulk(new WriteConcernError(64, "WriteConcernTimeout", "slow", new BsonDocument()))))
                .isFalse();
    }

    @Test
    void a_reason_has_the_code_and_never_the_servers_words_which_quote_data() {
        assertThat(faults.reason(bulk(133, 6))).isEqualTo("MongoBulkWriteException 6, 133");
        assertThat(faults.reason(command(13))).isEqualTo("MongoCommandException 13");
        assertThat(faults.reason(new MongoTimeoutException("jose@corp.example")))
                .isEqualTo("MongoTimeoutException");
    }

    private DynamicTest surroundings(Throwable failure) {
        return dynamicTest(
                faults.reason(failure),
                () -> assertThat(faults.isOfTheEvent(failure)).isFalse());
    }

    private static MongoException command(int code) {
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0))
                        .append("code", new BsonInt32(code))
                        .append("errmsg", new BsonString("dup key: { _id: \"José Núñez\" }")),
                AT);
    }

    private static MongoException write(int code) {
        return new MongoWriteException(new WriteError(code, "王芳", new BsonDocument()), AT, Set.of());
    }

    private static MongoException bulk(int... codes) {
        return bulk(null, codes);
    }

    private static MongoException bulk(@Nullable WriteConcernError concern, int... codes) {
        List<BulkWriteError> errors = IntStream.range(0, codes.length)
                .mapToObj(i -> new BulkWriteError(codes[i], "O'Brien", new BsonDocument(), i))
                .toList();
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, concern, AT, Set.of());
    }
}
