package dev.hilo.cases.verification.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.verification.app.Verifications;
import dev.hilo.cases.verification.model.Verification;
import dev.hilo.cases.verification.model.Verification.State;
import dev.hilo.kit.MongoIndex;
import dev.hilo.kit.Upserts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Verifications in {@code verifications} and counts in {@code verification_counts}, both found by {@code _id}. */
public final class MongoVerifications implements Verifications {

    /** Two that let go what is over, one to find what claims an identity. */
    public static final List<MongoIndex> INDEXES = List.of(
            MongoIndex.on("verifications", "goneAt").expiringAfter(Duration.ZERO),
            MongoIndex.on("verifications", "claim"),
            MongoIndex.on("verification_counts", "goneAt").expiringAfter(Duration.ZERO));

    private static final String GONE = "goneAt";

    private final MongoCollection<Document> verifications;
    private final MongoCollection<Document> counts;

    public MongoVerifications(MongoDatabase database) {
        this.verifications = database.getCollection("verifications");
        this.counts = database.getCollection("verification_counts");
    }

    @Override
    public void put(Verification verification) {
        Upserts.send(() -> verifications.replaceOne(
                eq("_id", verification.place()), write(verification), new ReplaceOptions().upsert(true)));
    }

    @Override
    public Optional<Verification> find(String place) {
        return Optional.ofNullable(verifications.find(eq("_id", place)).first()).map(MongoVerifications::read);
    }

    @Override
    public boolean replace(Verification verification, long expectedRevision) {
        Bson same = and(eq("_id", verification.place()), eq("id", verification.id()), eq("revision", expectedRevision));
        return verifications.replaceOne(same, write(verification)).getMatchedCount() == 1;
    }

    @Override
    public int count(String name, Instant until) {
        Document counted = Upserts.send(() -> counts.findOneAndUpdate(
                eq("_id", name),
                Updates.combine(Updates.inc("count", 1), Updates.setOnInsert(GONE, Date.from(until))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
        return Objects.requireNonNull(counted).getInteger("count");
    }

    @Override
    public void forget(Collection<String> places, Collection<String> claims) {
        verifications.deleteMany(in("_id", places));
        verifications.deleteMany(in("claim", claims));
    }

    @Override
    public void removeGone(Instant now) {
        verifications.deleteMany(lte(GONE, Date.from(now)));
        counts.deleteMany(lte(GONE, Date.from(now)));
    }

    private static Document write(Verification verification) {
        return new Document("_id", verification.place())
                .append("id", verification.id())
                .append("revision", verification.revision())
                .append("identity", verification.identity())
                .append("claim", verification.claim())
                .append("hash", verification.hash())
                .append("expiresAt", Date.from(verification.expiresAt()))
                .append("attemptsLeft", verification.attemptsLeft())
                .append("state", word(verification.state()))
                .append("acceptedIn", verification.acceptedIn())
                .append("triedIn", verification.triedIn())
                .append(GONE, Date.from(verification.goneAt()));
    }

    private static Verification read(Document document) {
        return new Verification(
                document.getString("_id"),
                document.getString("id"),
                document.getLong("revision"),
                document.getString("identity"),
                document.getString("claim"),
                document.getString("hash"),
                document.getDate("expiresAt").toInstant(),
                document.getInteger("attemptsLeft"),
                state(document.getString("state")),
                document.getString("acceptedIn"),
                document.getList("triedIn", String.class, List.of()));
    }

    private static String word(State state) {
        return switch (state) {
            case PENDING -> "pending";
            case ACCEPTED -> "accepted";
            case REFUSED -> "refused";
        };
    }

    private static State state(String word) {
        return switch (word) {
            case "pending" -> State.PENDING;
            case "accepted" -> State.ACCEPTED;
            case "refused" -> State.REFUSED;
            default -> throw new IllegalStateException("verifications holds a word of another version: state");
        };
    }
}
