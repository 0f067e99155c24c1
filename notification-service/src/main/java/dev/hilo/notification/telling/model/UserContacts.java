package dev.hilo.notification.telling.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one user can be reached, as of one commit.
 *
 * @param version the last commit folded; 0 before the first
 * @param identities channel of each identity, in the order they were linked
 * @param latest where the person last spoke, on whatever matter
 * @param recent the newest interactions, oldest first: a case may be opened or joined by one of an earlier commit
 * @param cases by number, the one heard of last at the end
 */
public record UserContacts(
        String userId,
        long version,
        @Nullable String name,
        @Nullable String language,
        Map<String, String> identities,
        @Nullable Contact latest,
        List<Contact> recent,
        Map<String, CaseContact> cases) {

    static final int RECENT_KEPT = 16;
    static final int CASES_KEPT = 50;

    public UserContacts {
        identities = Collections.unmodifiableMap(new LinkedHashMap<>(identities));
        recent = List.copyOf(recent);
        cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
    }

    public static UserContacts unknown(String userId) {
        return new UserContacts(userId, 0, null, null, Map.of(), null, List.of(), Map.of());
    }

    /** What is known after one more fact. */
    public UserContacts after(Fact fact) {
        return switch (fact) {
            case Fact.IdentityLinked linked -> linked(linked.identity(), linked.channel());
            case Fact.ProfileLearned learned ->
                new UserContacts(
                        userId,
                        version,
                        learned.name() == null ? name : learned.name(),
                        learned.language() == null ? language : learned.language(),
                        identities,
                        latest,
                        recent,
                        cases);
            case Fact.InteractionRecorded recorded -> heard(recorded.contact());
            case Fact.CaseOpened opened ->
                with(new CaseContact(opened.caseId(), opened.subject(), opened.language(), null))
                        .joined(opened.caseId(), opened.interactionId());
            case Fact.InteractionAttached attached -> joined(attached.caseId(), attached.interactionId());
            case Fact.AgentMessageSent sent -> this;
            case Fact.CaseResolved resolved -> this;
            case Fact.Irrelevant irrelevant -> this;
        };
    }

    /** Done with a commit: its version is the position, and what no later fact can need is let go. */
    UserContacts at(long commit) {
        List<Contact> newest =
                recent.size() <= RECENT_KEPT ? recent : recent.subList(recent.size() - RECENT_KEPT, recent.size());
        Map<String, CaseContact> kept = new LinkedHashMap<>();
        cases.entrySet().stream()
                .skip(Math.max(0, cases.size() - CASES_KEPT))
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return new UserContacts(userId, commit, name, language, identities, latest, newest, kept);
    }

    public Optional<CaseContact> ofCase(String caseId) {
        return Optional.ofNullable(cases.get(caseId));
    }

    Optional<Contact> interaction(String interactionId) {
        return recent.stream()
                .filter(contact -> contact.interactionId().equals(interactionId))
                .findFirst();
    }

    private UserContacts linked(String identity, String channel) {
        Map<String, String> more = new LinkedHashMap<>(identities);
        more.put(identity, channel);
        return new UserContacts(userId, version, name, language, more, latest, recent, cases);
    }

    private UserContacts heard(Contact contact) {
        List<Contact> more = new ArrayList<>(recent);
        more.add(contact);
        return new UserContacts(
                userId, version, name, language, identities, contact.automatic() ? latest : contact, more, cases);
    }

    private UserContacts joined(String caseId, String interactionId) {
        CaseContact known = cases.get(caseId);
        if (known == null) {
            return this;
        }
        return interaction(interactionId)
                .filter(contact -> !contact.automatic())
                .map(contact -> with(known.heardOn(contact)))
                .orElse(this);
    }

    private UserContacts with(CaseContact heardOfLast) {
        Map<String, CaseContact> more = new LinkedHashMap<>(cases);
        more.remove(heardOfLast.caseId());
        more.put(heardOfLast.caseId(), heardOfLast);
        return new UserContacts(userId, version, name, language, identities, latest, recent, more);
    }
}
