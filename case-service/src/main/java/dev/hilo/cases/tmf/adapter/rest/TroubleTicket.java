package dev.hilo.cases.tmf.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Relations;
import dev.hilo.kit.rest.Params;
import dev.hilo.kit.rest.Revised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as a trouble ticket of TMF621 v5.
 *
 * @param id the case number; {@code href} is relative to this service
 * @param description its subject; what was said is in its party interactions
 * @param ticketType its category, {@code incident} while it has none
 * @param statusChangeReason the cause of its resolution
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TroubleTicket(
        String id,
        String href,
        @JsonProperty("@type") String type,
        String name,
        String description,
        String severity,
        String priority,
        String ticketType,
        String status,
        @Nullable String statusChangeReason,
        Instant creationDate,
        Instant lastUpdate,
        @Nullable Instant resolutionDate,
        ChannelRef channel,
        List<RelatedParty> relatedParty,
        List<RelatedEntity> relatedEntity,
        List<Relationship> troubleTicketRelationship,
        @JsonIgnore long revision)
        implements Revised {

    static final String PATH = "/tmf-api/troubleTicket/v5/troubleTicket";

    static final String USUAL = "incident";

    /** @param relationshipType {@code parent}, {@code merged-into}, or how else the two have to do with each other */
    public record Relationship(
            String id,
            String href,
            String relationshipType,
            @JsonProperty("@type") String type) {

        static Relationship to(String id, String how) {
            return new Relationship(id, PATH + "/" + id, how, "TroubleTicketRelationship");
        }
    }

    /** @param userName null where it is not known */
    static TroubleTicket of(String userId, @Nullable String userName, Case one) {
        String service = one.matter().service();
        String category = one.matter().category();
        return new TroubleTicket(
                one.id(),
                PATH + "/" + one.id(),
                "TroubleTicket",
                one.matter().subject(),
                one.matter().subject(),
                word(TicketWords.SEVERITIES, one.handling().priority().impact()),
                word(TicketWords.PRIORITIES, one.handling().priority().level()),
                category == null ? USUAL : category,
                TicketWords.status(one.status()),
                one.progress().cause(),
                one.progress().openedAt(),
                one.progress().updatedAt(),
                one.progress().resolvedAt(),
                ChannelRef.of(one.matter().channel()),
                Stream.concat(
                                Stream.of(RelatedParty.originator(userId, userName)),
                                Stream.ofNullable(one.handling().agent()).map(RelatedParty::agent))
                        .toList(),
                service == null ? List.of() : List.of(RelatedEntity.service(service)),
                relationships(one.relations()),
                one.revision());
    }

    private static List<Relationship> relationships(Relations relations) {
        List<Relationship> all = new ArrayList<>();
        if (relations.parent() != null) {
            all.add(Relationship.to(relations.parent(), "parent"));
        }
        if (relations.mergedInto() != null) {
            all.add(Relationship.to(relations.mergedInto(), "merged-into"));
        }
        relations.related().forEach((id, how) -> all.add(Relationship.to(id, Params.word(how))));
        return List.copyOf(all);
    }

    private static String word(List<String> scale, int level) {
        return scale.get(Math.clamp(level, 1, scale.size()) - 1);
    }
}
