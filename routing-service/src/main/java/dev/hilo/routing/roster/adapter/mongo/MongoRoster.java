package dev.hilo.routing.roster.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.kit.Upserts;
import dev.hilo.routing.roster.app.Roster;
import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Collection {@code agents}: {@code {_id: agent, name, queues, skills, capacity, presence, turns, lastAssignedAt}}. A
 * desk has tens or hundreds of them, so reading all is one small query. Written by {@code _id}.
 */
public final class MongoRoster implements Roster {

    private final MongoCollection<Document> agents;

    public MongoRoster(MongoDatabase database) {
        this.agents = database.getCollection("agents");
    }

    @Override
    public List<Agent> all() {
        List<Agent> found = new ArrayList<>();
        agents.find().sort(Sorts.ascending("_id")).forEach(document -> found.add(read(document)));
        return found;
    }

    @Override
    public Optional<Agent> find(String agentId) {
        return Optional.ofNullable(agents.find(Filters.eq("_id", agentId)).first())
                .map(MongoRoster::read);
    }

    @Override
    public void addIfAbsent(Agent agent) {
        Upserts.send(() -> agents.updateOne(
                Filters.eq("_id", agent.id()),
                Updates.combine(
                        Updates.setOnInsert("name", agent.name()),
                        Updates.setOnInsert("queues", sorted(agent.queues())),
                        Updates.setOnInsert("skills", sorted(agent.skills())),
                        Updates.setOnInsert("capacity", agent.capacity()),
                        Updates.setOnInsert("presence", agent.presence().word()),
                        Updates.setOnInsert("turns", agent.turns())),
                new UpdateOptions().upsert(true)));
    }

    @Override
    public Agent put(String agentId, String name, Set<String> queues, Set<String> skills, int capacity) {
        Document after = update(
                Filters.eq("_id", agentId),
                Updates.combine(
                        Updates.set("name", name),
                        Updates.set("queues", sorted(queues)),
                        Updates.set("skills", sorted(skills)),
                        Updates.set("capacity", capacity),
                        Updates.setOnInsert("presence", Presence.OFFLINE.word()),
                        Updates.setOnInsert("turns", 0L)),
                true);
        return read(Objects.requireNonNull(after, "an upsert returns what it wrote"));
    }

    @Override
    public Optional<Agent> setPresence(String agentId, Presence presence) {
        return Optional.ofNullable(update(Filters.eq("_id", agentId), Updates.set("presence", presence.word()), false))
                .map(MongoRoster::read);
    }

    @Override
    public boolean takeTurn(Agent agent, Instant at) {
        return agents.updateOne(
                                Filters.and(Filters.eq("_id", agent.id()), Filters.eq("turns", agent.turns())),
                                Updates.combine(Updates.inc("turns", 1L), Updates.set("lastAssignedAt", at.toString())))
                        .getMatchedCount()
                == 1;
    }

    private @Nullable Document update(Bson filter, Bson change, boolean upsert) {
        return Upserts.send(() -> agents.findOneAndUpdate(
                filter, change, new FindOneAndUpdateOptions().upsert(upsert).returnDocument(ReturnDocument.AFTER)));
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    private static Agent read(Document document) {
        String lastAssignedAt = document.getString("lastAssignedAt");
        return new Agent(
                document.getString("_id"),
                document.getString("name"),
                Set.copyOf(document.getList("queues", String.class)),
                Set.copyOf(document.getList("skills", String.class)),
                document.getInteger("capacity"),
                Presence.ofWord(document.getString("presence")).orElse(Presence.OFFLINE),
                lastAssignedAt == null ? null : Instant.parse(lastAssignedAt),
                document.getLong("turns"));
    }
}
