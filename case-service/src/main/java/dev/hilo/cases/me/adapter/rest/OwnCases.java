package dev.hilo.cases.me.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.context.adapter.contract.InteractionRules;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.model.CaseFact.StoredFile;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.MatchingRule;
import dev.hilo.cases.desk.adapter.rest.CaseDoor;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.ContextCaseFact.InteractionAttached;
import dev.hilo.contracts.Conversation;
import dev.hilo.kit.Problems;
import dev.hilo.stream.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every door of somebody's own cases does. A case of another is not there for them. */
@ApplicationScoped
class OwnCases {

    /** Where people are heard who write by these doors, themselves or through a web site that uses them. */
    static final String CHANNEL = "portal";

    private final Self self;
    private final CaseList list;
    private final CaseDoor door;
    private final RecordInteractions recording;
    private final PublishedLog published;
    private final Caller caller;
    private final Concerned concerned;
    private final InteractionRules alike;
    private final Clock clock;

    OwnCases(
            Self self,
            CaseList list,
            CaseDoor door,
            RecordInteractions recording,
            PublishedLog published,
            Caller caller,
            Concerned concerned,
            InteractionRules alike,
            Clock clock) {
        this.self = self;
        this.list = list;
        this.door = door;
        this.recording = recording;
        this.published = published;
        this.caller = caller;
        this.concerned = concerned;
        this.alike = alike;
        this.clock = clock;
    }

    /** As of now; as the list has it for a case so old that the context forgot it. */
    Row existing(Context own, String caseId) {
        Row row = own.findCase(caseId)
                .map(one -> Row.of(own, one))
                .or(() -> list.find(caseId)
                        .filter(found -> found.userId().equals(own.userId())
                                && own.hasMember(found.content().owner())))
                .orElseThrow(() -> Problems.notFound("case", caseId));
        concerned.caseOf(own.userId(), caseId);
        return row;
    }

    MyCaseView view(Context own, String caseId) {
        Row row = existing(own, caseId);
        return own.findCase(caseId).map(MyCaseView::of).orElseGet(() -> MyCaseView.forgotten(row.content()));
    }

    /** Decides a wish about an own case; the same request is done once. */
    MyCaseView act(String caseId, String wish, ActOnCase.Wish decide) {
        Row row = existing(self.context(), caseId);
        return view(door.decided(row, wish, caller.cause(wish, caseId), decide), caseId);
    }

    /**
     * What somebody writes.
     *
     * @param about the case; null for a new one
     * @param service of the catalogue that a new one is about
     */
    record Words(
            @Nullable String about,
            @Nullable String subject,
            String text,
            @Nullable String service,
            List<StoredFile> files) {}

    /**
     * Records it once, however often the same request comes; the case it went to, which is another than the one that was
     * meant where that is over or goes on in another.
     *
     * @param rules that find the case; a new one is opened when they find none
     */
    MyCaseView say(Words words, List<MatchingRule> rules) {
        String id = caller.cause("interaction", words.about() == null ? "new" : words.about());
        Interaction said = PublishedInteraction.toModel(new dev.hilo.contracts.Interaction(
                id,
                CHANNEL,
                clock.instant(),
                self.party(),
                new Conversation(words.about() == null ? id : words.about(), null, List.of()),
                words.subject(),
                alike.content(new Content(words.text(), null, null, self.language())),
                words.files().stream().map(OwnCases::attachment).toList(),
                words.about() == null ? List.of() : List.of(words.about()),
                Automation.NONE,
                words.service(),
                Map.of()));
        int size = words.text().length() + said.title().length();
        recording.record(new RecordInteractions.Incoming(said, size, Traces.current()), rules);
        Context own = self.context();
        return view(own, caseOf(own, id));
    }

    private String caseOf(Context own, String interactionId) {
        return published.withCauses(own.logs(), List.of(interactionId)).stream()
                .flatMap(commit -> commit.facts().stream())
                .filter(fact -> fact instanceof InteractionAttached attached
                        && attached.interactionId().equals(interactionId))
                .map(fact -> ((InteractionAttached) fact).caseId())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("what is recorded by its sender's own word has a case"));
    }

    private static Attachment attachment(StoredFile file) {
        return new Attachment(file.id(), file.name(), file.mediaType(), file.size(), file.sha256(), null);
    }
}
