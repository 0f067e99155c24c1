package dev.hilo.cases.webhooks.adapter.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.webhooks.app.Bodies;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.ContractJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bodies from the log, opened when they are sent. So nothing that is said in them is kept anywhere else, and what was
 * erased in between is not sent.
 */
public final class LoggedBodies implements Bodies {

    static final int LARGEST = 1_000_000;

    private final PublishedLog log;

    public LoggedBodies(PublishedLog log) {
        this.log = log;
    }

    /**
     * What a webhook reads.
     *
     * @param id of the event: the same at every attempt, for every webhook
     * @param type kind of the fact
     * @param at when it was committed, UTC
     * @param version of the user's context that states the fact
     * @param data the fact as it is published on {@code hilo.contexts}
     * @param omitted why there is no {@code data}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            String id,
            String type,
            Instant at,
            @Nullable String userId,
            @Nullable String caseId,
            @Nullable Long version,
            @Nullable ContextFact data,
            @Nullable String omitted) {

        Body without(String why) {
            return new Body(id, type, at, userId, caseId, version, null, why);
        }
    }

    @Override
    public Optional<byte[]> of(Occurrence one) {
        String userId = one.userId();
        if (userId == null) {
            return Optional.of(
                    ContractJson.write(new Body(one.eventId(), one.type(), one.at(), null, null, null, null, null)));
        }
        return log.between(userId, one.version(), one.version()).stream()
                .findFirst()
                .map(commit -> commit.facts())
                .filter(facts -> one.fact() < facts.size())
                .map(facts -> write(one, userId, facts));
    }

    private static byte[] write(Occurrence one, String userId, List<ContextFact> facts) {
        Body body = new Body(
                one.eventId(), one.type(), one.at(), userId, one.caseId(), one.version(), facts.get(one.fact()), null);
        byte[] json = ContractJson.write(body);
        return json.length <= LARGEST
                ? json
                : ContractJson.write(body.without("larger than " + LARGEST + " bytes: read it from the timeline"));
    }
}
