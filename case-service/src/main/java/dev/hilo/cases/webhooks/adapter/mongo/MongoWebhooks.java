package dev.hilo.cases.webhooks.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.webhooks.app.Seal;
import dev.hilo.cases.webhooks.app.Webhooks;
import dev.hilo.cases.webhooks.model.Webhook;
import dev.hilo.cases.webhooks.model.Webhook.Secret;
import dev.hilo.cases.webhooks.model.Webhook.Terms;
import dev.hilo.kit.DuplicateKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Webhooks in {@code webhooks}: a small collection, read whole. Secrets are closed with the seal. */
public final class MongoWebhooks implements Webhooks {

    private final MongoCollection<Document> webhooks;
    private final Seal seal;

    public MongoWebhooks(MongoDatabase database, Seal seal) {
        this.webhooks = database.getCollection("webhooks");
        this.seal = seal;
    }

    @Override
    public List<Webhook> all() {
        List<Webhook> all = webhooks.find().map(this::read).into(new ArrayList<>());
        all.sort(Comparator.comparing(Webhook::createdAt).thenComparing(Webhook::id));
        return all;
    }

    @Override
    public Optional<Webhook> find(String id) {
        return Optional.ofNullable(webhooks.find(eq("_id", id)).first()).map(this::read);
    }

    @Override
    public boolean add(Webhook webhook) {
        return DuplicateKeys.insertIfAbsent(webhooks, write(webhook));
    }

    @Override
    public boolean replace(Webhook webhook) {
        return webhooks.replaceOne(and(eq("_id", webhook.id()), eq("revision", webhook.revision() - 1)), write(webhook))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void remove(String id) {
        webhooks.deleteOne(eq("_id", id));
    }

    private Document write(Webhook webhook) {
        return new Document("_id", webhook.id())
                .append("revision", webhook.revision())
                .append("url", webhook.terms().url())
                .append("types", List.copyOf(webhook.terms().types()))
                .append("description", webhook.terms().description())
                .append("active", webhook.terms().active())
                .append("activeSince", date(webhook.activeSince()))
                .append("stopped", webhook.stopped())
                .append(
                        "secrets",
                        webhook.secrets().stream()
                                .map(secret -> new Document("id", secret.id())
                                        .append("value", seal.close(secret.value(), webhook.id()))
                                        .append("until", date(secret.until())))
                                .toList())
                .append("createdBy", webhook.createdBy())
                .append("createdAt", date(webhook.createdAt()))
                .append("updatedAt", date(webhook.updatedAt()));
    }

    private Webhook read(Document document) {
        String id = document.getString("_id");
        return new Webhook(
                id,
                document.getLong("revision"),
                new Terms(
                        document.getString("url"),
                        Set.copyOf(document.getList("types", String.class)),
                        document.getString("description"),
                        document.getBoolean("active")),
                instant(document.getDate("activeSince")),
                document.getString("stopped"),
                document.getList("secrets", Document.class).stream()
                        .map(secret -> new Secret(
                                secret.getString("id"),
                                seal.open(secret.getString("value"), id),
                                instant(secret.getDate("until"))))
                        .toList(),
                document.getString("createdBy"),
                document.getDate("createdAt").toInstant(),
                document.getDate("updatedAt").toInstant());
    }

    static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
