package dev.hilo.cases.context.model;

import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import dev.hilo.cases.context.model.MatchingRule.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction means to a context.
 *
 * @param rules asked in order for the case it belongs to
 * @param asking by the catalogue as it is now
 * @param queue where new cases go that are about no service of the catalogue
 * @param language of users who never showed theirs, BCP 47
 * @param desk what it has decided for all cases
 */
public record Folding(List<MatchingRule> rules, Asking asking, String queue, String language, DeskRules desk) {

    private static final String USER = "user";

    /** Of a desk without a catalogue and with the usual rules. */
    public Folding(List<MatchingRule> rules, String queue, String language) {
        this(rules, Asking.NOTHING, queue, language);
    }

    /** Of a desk with the usual rules. */
    public Folding(List<MatchingRule> rules, Asking asking, String queue, String language) {
        this(rules, asking, queue, language, DeskRules.USUAL);
    }

    /** For somebody who says themselves which case they write about, or that it is something new: no guess is made. */
    public Folding matching(List<MatchingRule> only) {
        DeskRules taken = only.isEmpty() ? new DeskRules(desk.matrix(), ResolutionReply.NONE) : desk;
        return new Folding(only, asking, queue, language, taken);
    }

    /**
     * The facts an interaction leads to, at least {@link UserFact.InteractionRecorded}.
     *
     * @param caseNumbers gives the number of a new case; asked once at the most
     * @param owner whose the identity is by the register, where no context says so
     */
    public List<Fact> fold(
            Context context, Interaction interaction, @Nullable String owner, Supplier<String> caseNumbers) {
        String member = Linking.member(context, interaction, owner);
        List<Fact> facts = new ArrayList<>();
        facts.addAll(Linking.facts(context, interaction, member));
        learnProfile(context.profile(), interaction, member, facts);
        facts.add(new UserFact.InteractionRecorded(interaction, member));
        Optional<Match> match = MatchingRule.first(rules, context, interaction);
        Optional<CaseFact> score = desk.replies()
                .score(context, interaction, match.map(Match::found).orElse(null));
        if (score.isPresent()) {
            facts.add(score.get());
            match.ifPresent(about -> facts.add(attached(about, interaction, member)));
        } else if (match.isPresent() && belongs(match.get().found(), interaction)) {
            join(match.get(), interaction, member, facts);
            facts.addAll(asking.answered(context, match.get().found(), interaction, member));
        } else if (!interaction.automatic()) {
            String number = caseNumbers.get();
            open(context.profile(), interaction, member, number, match.orElse(null), facts);
            facts.addAll(asked(context, interaction, member, number, facts));
        }
        return facts;
    }

    private static void learnProfile(Profile known, Interaction interaction, String member, List<Fact> facts) {
        if (interaction.automatic()) {
            return;
        }
        String name = known.displayName() == null && !interaction.suspect() ? interaction.displayName() : null;
        String spoken = Objects.equals(known.language(), interaction.language()) || !showsLanguage(known, interaction)
                ? null
                : interaction.language();
        if (name != null || spoken != null) {
            facts.add(new UserFact.ProfileLearned(name, spoken, member));
        }
    }

    /** What may be from somebody else changes nothing that is known of a person; an address can be written by anybody. */
    private static boolean showsLanguage(Profile known, Interaction interaction) {
        boolean isProven = interaction.senderVerified() || !LinkedIdentity.isAddress(interaction.from());
        return !interaction.suspect() && (isProven || known.language() == null);
    }

    /** To a case that is over belongs what a machine writes, and a person's thanks; all else is a new need. */
    private boolean belongs(Case found, Interaction interaction) {
        return !found.status().isFinal()
                || interaction.automatic()
                || desk.replies().confirms(interaction);
    }

    /** What a person writes about a case that waits for them, or that was resolved, sets it going again. */
    private void join(Match match, Interaction interaction, String member, List<Fact> facts) {
        Case found = match.found();
        if (!interaction.automatic()) {
            if (found.status() == CaseStatus.RESOLVED) {
                facts.add(answered(found, interaction));
            } else if (found.status() == CaseStatus.PENDING_USER) {
                facts.add(new CaseFact.CaseStatusChanged(found.id(), CaseStatus.OPEN, "user-replied", null, USER));
            }
        }
        facts.add(attached(match, interaction, member));
    }

    /** What is neither a plain yes nor a plain no to a resolution brings the case back for somebody to read. */
    private CaseFact answered(Case resolved, Interaction interaction) {
        if (desk.replies().confirms(interaction)) {
            return new CaseFact.CaseStatusChanged(resolved.id(), CaseStatus.CLOSED, Verdict.CONFIRMED, null, USER);
        }
        return new CaseFact.CaseReopened(
                resolved.id(),
                interaction.id(),
                desk.replies().rejects(interaction) ? CaseFact.Back.REJECTED : CaseFact.Back.CAME_BACK,
                null);
    }

    private static CaseFact attached(Match match, Interaction interaction, String member) {
        return new CaseFact.InteractionAttached(
                match.found().id(), interaction.id(), interaction.said(member), match.by());
    }

    /** A case that is over does not come back: what is written about it is a new one that follows it up. */
    private void open(
            Profile known,
            Interaction interaction,
            String member,
            String number,
            @Nullable Match over,
            List<Fact> facts) {
        String spoken = interaction.language() != null ? interaction.language() : known.language();
        Optional<Service> service = asking.catalogue().service(interaction.service());
        facts.add(new CaseFact.CaseOpened(
                number,
                interaction.id(),
                interaction.title(),
                interaction.channel(),
                spoken == null ? language : spoken,
                service.map(one -> Classifying.priority(one, desk.matrix()))
                        .orElse(desk.matrix().usual()),
                service.map(Service::queue).orElse(queue),
                interaction.service(),
                null,
                service.map(Service::template).orElse(null),
                null,
                member,
                interaction.suspect()));
        facts.add(new CaseFact.InteractionAttached(
                number, interaction.id(), interaction.said(member), MatchedBy.NEW_CASE));
        if (over != null) {
            facts.add(new CaseFact.CaseRelated(number, over.found().id(), CaseFact.Relation.FOLLOWS_UP, false, USER));
        }
    }

    /** What is missing is asked for at once, but not of who is suspect. Only a case with a template is looked ahead at. */
    private List<Fact> asked(
            Context context, Interaction interaction, String member, String number, List<Fact> opening) {
        if (interaction.suspect()
                || asking.catalogue()
                        .service(interaction.service())
                        .flatMap(service -> asking.catalogue().template(service.template()))
                        .isEmpty()) {
            return List.of();
        }
        Context after = context;
        for (Fact fact : opening) {
            after = after.with(fact, interaction.occurredAt());
        }
        return asking.opened(after, number, interaction, member);
    }
}
