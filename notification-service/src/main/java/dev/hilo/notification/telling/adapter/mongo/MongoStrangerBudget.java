package dev.hilo.notification.telling.adapter.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.notification.telling.app.StrangerBudget;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.bson.Document;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code stranger_answers}: one counter for each hour, raised by {@code _id}. What is told again after a crash counts again. */
public final class MongoStrangerBudget implements StrangerBudget {

    private static final Logger LOG = Logger.getLogger(MongoStrangerBudget.class);

    private final MongoCollection<Document> hours;
    private final int most;
    private volatile @Nullable Instant exceeded;

    public MongoStrangerBudget(MongoDatabase database, int most) {
        this.hours = database.getCollection("stranger_answers");
        this.most = most;
    }

    @Override
    public boolean take(Instant at) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        boolean within = count(hour.toString()) <= most;
        if (!within && !hour.equals(exceeded)) {
            exceeded = hour;
            LOG.warnf(
                    "more than %d strangers wrote within the hour of %s: no more are answered automatically"
                            + " (hilo.notification.stranger-answers-an-hour). Somebody may be writing in the names of others",
                    most, hour);
        }
        return within;
    }

    /** The last hour in which there were more than may be answered, as far as this process knows; null: none. */
    public @Nullable Instant exceeded() {
        return exceeded;
    }

    /** Two that begin an hour at once may both try to insert it: the loser finds the winner's. */
    private int count(String hour) {
        try {
            return raise(hour);
        } catch (MongoCommandException e) {
            DuplicateKeys.require(e);
            return raise(hour);
        }
    }

    private int raise(String hour) {
        Document raised = hours.findOneAndUpdate(
                Filters.eq(hour),
                Updates.inc("count", 1),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(raised).getInteger("count");
    }
}
