package dev.hilo.channel.email.inbound.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.hilo.channel.email.inbound.app.UnreadableMails;
import dev.hilo.kit.MongoIndex;
import dev.hilo.kit.Upserts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The collection {@code unparseable_mail}: {@code _id} is the SHA-256 of the source. A document holds 16 MB at the most, so
 * of a larger mail the beginning is kept and {@code cut} says so; the whole stays in the mailbox. Each carries the day it
 * expires, so that a new retention holds from then on.
 */
public final class MongoUnreadableMails implements UnreadableMails {

    public static final List<MongoIndex> INDEXES =
            List.of(MongoIndex.on("unparseable_mail", "expires").expiringAfter(Duration.ZERO));

    private static final int MOST = 12 * 1024 * 1024;

    private static final String EXPIRES = "expires";

    private static final String MAILBOX = "mailbox";
    private static final int LATEST = 5;

    private final MongoCollection<Document> mails;
    private final String mailbox;
    private final Duration retention;

    /** @param mailbox the desk's address that they came to */
    public MongoUnreadableMails(MongoDatabase database, String mailbox, Duration retention) {
        this.mails = database.getCollection("unparseable_mail");
        this.mailbox = mailbox;
        this.retention = retention;
    }

    /** The latest of this mailbox, each in a line for operators, who find it there by its uid. */
    public List<String> latest() {
        return mails.find(Filters.eq(MAILBOX, mailbox))
                .projection(Projections.exclude("raw"))
                .sort(Sorts.descending(EXPIRES))
                .limit(LATEST)
                .map(mail -> "uid %d of %s, %d bytes: %s"
                        .formatted(
                                mail.getLong("uid"),
                                mail.getDate("arrivedAt").toInstant(),
                                mail.getLong("size"),
                                mail.getString("reason")))
                .into(new ArrayList<>());
    }

    /** Removes what is no longer kept, as its index does by itself where there is MongoDB's own expiry. */
    public void removeExpired(Instant now) {
        mails.deleteMany(Filters.lte(EXPIRES, Date.from(now)));
    }

    @Override
    public void keep(Unreadable mail) {
        boolean fetched = mail.source().length > 0;
        String id = fetched ? sha256(mail.source()) : "uid-" + mail.uid() + "-" + mail.arrivedAt();
        byte[] kept = Arrays.copyOf(mail.source(), Math.min(mail.source().length, MOST));
        Document document = new Document("_id", id)
                .append(MAILBOX, mailbox)
                .append("reason", mail.reason())
                .append("at", Date.from(mail.at()))
                .append(EXPIRES, Date.from(mail.at().plus(retention)))
                .append("uid", mail.uid())
                .append("arrivedAt", Date.from(mail.arrivedAt()))
                .append("size", mail.size())
                .append("raw", new Binary(kept))
                .append("cut", kept.length < mail.source().length || !fetched);
        Upserts.send(() -> mails.replaceOne(new Document("_id", id), document, new ReplaceOptions().upsert(true)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
