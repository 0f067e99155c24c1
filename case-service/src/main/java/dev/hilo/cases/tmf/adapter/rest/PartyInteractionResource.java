package dev.hilo.cases.tmf.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.context.adapter.contract.InteractionRules;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.adapter.rest.TimelineEntry;
import dev.hilo.cases.context.adapter.rest.TimelinePage;
import dev.hilo.cases.context.adapter.rest.Timelines;
import dev.hilo.cases.context.adapter.rest.VisibleCases;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Positions;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.Position;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Party;
import dev.hilo.identities.IdentityRules;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import dev.hilo.stream.Traces;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Interactions in the words of TM Forum's Party Interaction API, TMF683 v5: to read and to record them. */
@Path(PartyInteraction.PATH)
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "TMF683 party interactions")
@RunOnVirtualThread
public class PartyInteractionResource {

    private final ContextLog log;
    private final Timelines timelines;
    private final VisibleCases visible;
    private final Positions positions;
    private final RecordInteractions recording;
    private final Identities identities;
    private final IdentityRules rules;
    private final InteractionRules alike;
    private final CaseAccess access;
    private final Caller caller;
    private final Concerned concerned;
    private final Clock clock;

    PartyInteractionResource(
            ContextLog log,
            Timelines timelines,
            VisibleCases visible,
            Positions positions,
            RecordInteractions recording,
            Identities identities,
            IdentityRules rules,
            InteractionRules alike,
            CaseAccess access,
            Caller caller,
            Concerned concerned,
            Clock clock) {
        this.log = log;
        this.timelines = timelines;
        this.visible = visible;
        this.positions = positions;
        this.recording = recording;
        this.identities = identities;
        this.rules = rules;
        this.alike = alike;
        this.access = access;
        this.caller = caller;
        this.concerned = concerned;
        this.clock = clock;
    }

    /**
     * What a user said, oldest first; without a cursor the latest page. The {@code Link} headers lead to older ones
     * ({@code prev}) and newer ones ({@code next}), also to those that are still to come.
     *
     * @param userId whose: interactions are kept by user
     */
    @GET
    @Operation(operationId = "listPartyInteraction", summary = "A page of what a user said")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = PartyInteraction.class)))
    public InteractionPage list(
            @QueryParam("relatedParty.id") @Nullable String userId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Context context = existing(Params.required(userId, "relatedParty.id"));
        Predicate<TimelineEntry> seen = visible.entriesOf(context);
        TimelinePage page = timelines.page(context, cursor, limit, entry -> entry.isInteraction() && seen.test(entry));
        String name = context.profile().displayName();
        return new InteractionPage(
                page.items().stream()
                        .map(entry -> PartyInteraction.of(context.userId(), name, entry, entry.caseId()))
                        .toList(),
                page.previous(),
                page.next());
    }

    /**
     * One interaction, with the case that it counts towards by now.
     *
     * @param userId whose: interactions are kept by user, and the {@code href} of each says it
     */
    @GET
    @Path("/{interactionId}")
    @Operation(operationId = "retrievePartyInteraction", summary = "One interaction of a user")
    public PartyInteraction one(
            @PathParam("interactionId") String interactionId, @QueryParam("relatedParty.id") @Nullable String userId) {
        Context context = existing(Params.required(userId, "relatedParty.id"));
        TimelineEntry said = timelines
                .interaction(context, interactionId)
                .orElseThrow(() -> Problems.notFound("interaction", interactionId));
        Position position = positions.find(context, List.of(interactionId)).get(interactionId);
        String caseId = position == null ? said.caseId() : position.caseId();
        if (caseId != null) {
            if (!visible.sees(context, caseId)) {
                throw Problems.notFound("interaction", interactionId);
            }
            concerned.caseOf(context.userId(), caseId);
        }
        return PartyInteraction.of(context.userId(), context.profile().displayName(), said, caseId);
    }

    /**
     * Records what a user said: a visit, a call, a contact that another system took. It is folded like any channel's, so it
     * joins their case or opens one. The same again, by {@code Idempotency-Key} or external identifier, is the same.
     */
    @POST
    @Operation(operationId = "createPartyInteraction", summary = "Record what a user said")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PartyInteraction.class)))
    public Response create(@Nullable NewPartyInteraction given) {
        if (given == null) {
            throw Problems.invalid("relatedParty", "is missing: say who the originator is");
        }
        Interaction said =
                PublishedInteraction.toModel(alike.normalised(contract(given))).notAfter(clock.instant());
        recording.record(List.of(new RecordInteractions.Incoming(
                said, said.text().length() + said.title().length(), Traces.current())));
        Context context = log.latest(
                owner(said.from()).orElseThrow(() -> new IllegalStateException("what is recorded has an owner")));
        concerned.user(context.userId());
        String caseId = context.cases().stream()
                .filter(one -> one.threads().contains(said.thread()))
                .filter(one -> access.sees(one.handling().queue()))
                .map(Case::id)
                .findFirst()
                .orElse(null);
        PartyInteraction view = PartyInteraction.of(context.userId(), said, caseId);
        return Response.created(URI.create(view.href())).entity(view).build();
    }

    private dev.hilo.contracts.Interaction contract(NewPartyInteraction given) {
        if (given.direction() != null && !given.direction().equals(PartyInteraction.INBOUND)) {
            throw Problems.invalid("direction", "must be inbound: write to users by POST /api/v1/cases/{id}/messages");
        }
        String channel =
                Params.required(given.channelWord().orElse(null), "channel").strip();
        RelatedParty.Given party = RelatedParty.originatorOf(given.relatedParty());
        String who = Params.required(party == null ? null : party.who(), "relatedParty.id");
        Optional<String> notes = given.notes();
        String text = notes.orElseGet(() -> Params.required(given.description(), "description"));
        String about = channel + " of " + caller.subject();
        String id = given.externalId()
                .map(external -> Ids.interaction(about, external))
                .orElseGet(() -> caller.cause("interaction", who));
        Instant at =
                given.interactionDate() == null ? null : given.interactionDate().startDateTime();
        dev.hilo.contracts.Interaction said = new dev.hilo.contracts.Interaction(
                id,
                channel,
                at == null ? clock.instant() : at,
                new Party(identity(who, channel), false, party == null ? null : party.called(), List.of()),
                new Conversation(id, null, List.of()),
                notes.isPresent() ? given.description() : null,
                dev.hilo.contracts.Content.of(text),
                List.of(),
                List.of(),
                Automation.NONE,
                null,
                Map.of());
        said.checkLimits();
        return said;
    }

    /** An identity as it is; of a user the one of this channel, or else the first. */
    private String identity(String who, String channel) {
        if (who.contains(":")) {
            return rules.normalise(who, "relatedParty.id");
        }
        List<LinkedIdentity> all = existing(who).identities();
        return Stream.concat(all.stream().filter(one -> one.channel().equals(channel)), all.stream())
                .findFirst()
                .map(LinkedIdentity::identity)
                .orElseThrow(
                        () -> Problems.invalid("relatedParty.id", "must be a channel identity: this user has none"));
    }

    private Optional<String> owner(String identity) {
        return Optional.ofNullable(identities.find(List.of(identity)).get(identity))
                .map(Identities.Owner::userId);
    }

    private Context existing(String userId) {
        Context context = log.latest(userId);
        if (context.version() == 0) {
            throw Problems.notFound("user", userId);
        }
        concerned.user(userId);
        return context;
    }
}
