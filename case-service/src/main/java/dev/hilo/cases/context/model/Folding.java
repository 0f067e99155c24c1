package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.Fact.MatchedBy;
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
 * @param queue where new cases go
 * @param language of users who never showed theirs, BCP 47
 */
public record Folding(List<MatchingRule> rules, String queue, String language) {

    private static final String MAIL_SCHEME = "mailto:";

    /**
     * The facts an interaction leads to, at least {@link Fact.InteractionRecorded}.
     *
     * @param caseNumbers gives the number of a new case; asked once at the most
     * @param formerUser whose the identity was until now, where it moved
     */
    public List<Fact> fold(
            Context context, Interaction interaction, @Nullable String formerUser, Supplier<String> caseNumbers) {
        List<Fact> facts = new ArrayList<>();
        linkIdentities(context, interaction, formerUser, facts);
        learnProfile(context.profile(), interaction, facts);
        facts.add(new Fact.InteractionRecorded(interaction));
        Optional<Match> match = rules.stream()
                .flatMap(rule -> rule.find(context, interaction).stream())
                .findFirst();
        if (match.isPresent()) {
            join(match.get(), interaction, facts);
        } else if (!interaction.automatic()) {
            open(context.profile(), interaction, caseNumbers.get(), facts);
        }
        return facts;
    }

    private static void linkIdentities(
            Context context, Interaction interaction, @Nullable String formerUser, List<Fact> facts) {
        if (!context.knows(interaction.from())) {
            facts.add(new Fact.IdentityLinked(
                    interaction.from(),
                    interaction.channel(),
                    interaction.verifiedClaims().isEmpty() ? Fact.How.FIRST_CONTACT : Fact.How.VERIFIED_CLAIM,
                    formerUser));
        }
        for (String claim : interaction.verifiedClaims()) {
            if (!context.knows(claim) && !claim.equals(interaction.from())) {
                String channel = claim.startsWith(MAIL_SCHEME) ? "email" : interaction.channel();
                facts.add(new Fact.IdentityLinked(claim, channel, Fact.How.VERIFIED_CLAIM, null));
            }
        }
    }

    private static void learnProfile(Context.Profile known, Interaction interaction, List<Fact> facts) {
        if (interaction.automatic()) {
            return;
        }
        String name = known.displayName() == null ? interaction.displayName() : null;
        String spoken = Objects.equals(known.language(), interaction.language()) ? null : interaction.language();
        if (name != null || spoken != null) {
            facts.add(new Fact.ProfileLearned(name, spoken));
        }
    }

    private static void join(Match match, Interaction interaction, List<Fact> facts) {
        if (!match.found().status().isActive() && !interaction.automatic()) {
            facts.add(new Fact.CaseReopened(match.found().id(), interaction.id()));
        }
        facts.add(attached(match.found().id(), interaction, match.by()));
    }

    private void open(Context.Profile known, Interaction interaction, String number, List<Fact> facts) {
        String spoken = interaction.language() != null ? interaction.language() : known.language();
        facts.add(new Fact.CaseOpened(
                number,
                interaction.id(),
                interaction.title(),
                interaction.channel(),
                spoken == null ? language : spoken,
                Priority.USUAL,
                queue));
        facts.add(attached(number, interaction, MatchedBy.NEW_CASE));
    }

    private static Fact attached(String caseId, Interaction interaction, MatchedBy by) {
        return new Fact.InteractionAttached(caseId, interaction.id(), interaction.channel(), interaction.thread(), by);
    }
}
