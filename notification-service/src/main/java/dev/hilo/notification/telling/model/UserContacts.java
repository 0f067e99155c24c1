package dev.hilo.notification.telling.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one user can be reached, as of one commit. Nothing in it comes from another user's log: who is merged into this
 * user brings what is theirs along, and takes it away when the merge is undone.
 *
 * @param version the last commit folded; 0 before the first
 * @param people the user first, then those who were merged into them
 * @param lately where the person last spoke on each identity, on whatever matter; the newest last
 * @param recent the newest interactions, oldest first: a case may be opened or joined by one of an earlier commit
 * @param cases by number, the one heard of last at the end
 * @param acknowledged cases opened to each address within the last hour, as of the last one
 */
public record UserContacts(
        String userId,
        long version,
        Map<String, Person> people,
        List<Contact> lately,
        List<Contact> recent,
        Map<String, CaseContact> cases,
        List<Acknowledged> acknowledged) {

    static final int LATELY_KEPT = 8;
    static final int RECENT_KEPT = 16;
    static final int CASES_KEPT = 50;

    public UserContacts {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        lately = List.copyOf(lately);
        recent = List.copyOf(recent);
        cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
        acknowledged = List.copyOf(acknowledged);
    }

    public static UserContacts unknown(String userId) {
        return new UserContacts(
                userId, 0, Map.of(userId, Person.unknown(userId)), List.of(), List.of(), Map.of(), List.of());
    }

    public @Nullable String name() {
        return people.values().stream()
                .map(Person::name)
                .filter(name -> name != null)
                .findFirst()
                .orElse(null);
    }

    /** As they prefer, else as they speak. */
    public @Nullable String language() {
        List<String> preferred = preferences().languages();
        return !preferred.isEmpty()
                ? preferred.getFirst()
                : people.values().stream()
                        .map(Person::language)
                        .filter(language -> language != null)
                        .findFirst()
                        .orElse(null);
    }

    /** The user's own, else those of somebody who was merged into them. */
    public Preferences preferences() {
        return people.values().stream()
                .map(Person::preferences)
                .filter(one -> !one.equals(Preferences.NONE))
                .findFirst()
                .orElse(Preferences.NONE);
    }

    /** Channel of each identity. */
    public Map<String, String> identities() {
        Map<String, String> all = new LinkedHashMap<>();
        people.values().forEach(person -> all.putAll(person.identities()));
        return all;
    }

    /**
     * Whether what goes there certainly goes to the user. Whoever knows an address can write a mail that seems to come from
     * it; on other channels an answer goes back to whoever wrote.
     */
    boolean isTheirs(String identity) {
        return !isForgeable(identity)
                || people.values().stream().anyMatch(person -> person.proven().contains(identity));
    }

    /** Whether the user certainly wrote what is answered there: else its words may be meant to come back from us. */
    boolean wrote(Destination answered) {
        return !isForgeable(answered.identity())
                || Stream.of(
                                recent,
                                lately,
                                cases.values().stream()
                                        .flatMap(one -> one.contacts().stream())
                                        .toList())
                        .flatMap(List::stream)
                        .filter(contact -> contact.identity().equals(answered.identity())
                                && contact.conversation().answering().equals(answered.conversation()))
                        .findFirst()
                        .map(Contact::verified)
                        .orElse(answered.conversation() == null && isTheirs(answered.identity()));
    }

    private static boolean isForgeable(String identity) {
        return identity.startsWith("mailto:") || identity.startsWith("tel:");
    }

    public Optional<CaseContact> ofCase(String caseId) {
        return Optional.ofNullable(cases.get(caseId));
    }

    /** Done with a commit: its version is the position, and what no later fact can need is let go. */
    UserContacts at(long commit) {
        List<Contact> newest =
                recent.size() <= RECENT_KEPT ? recent : recent.subList(recent.size() - RECENT_KEPT, recent.size());
        Map<String, CaseContact> kept = new LinkedHashMap<>();
        cases.entrySet().stream()
                .skip(Math.max(0, cases.size() - CASES_KEPT))
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return new UserContacts(userId, commit, people, lately, newest, kept, acknowledged);
    }

    Optional<Contact> interaction(String interactionId) {
        return recent.stream()
                .filter(contact -> contact.interactionId().equals(interactionId))
                .findFirst();
    }

    /** How many cases were acknowledged to an address within the hour before. */
    long acknowledgedLately(String identity, Instant at) {
        return Acknowledged.lately(acknowledged, at).stream()
                .filter(one -> one.identity().equals(identity))
                .count();
    }

    UserContacts acknowledged(String identity, Instant at) {
        return new UserContacts(
                userId,
                version,
                people,
                lately,
                recent,
                cases,
                Acknowledged.and(acknowledged, new Acknowledged(identity, at)));
    }

    UserContacts person(String member, UnaryOperator<Person> change) {
        Map<String, Person> next = new LinkedHashMap<>(people);
        Person known = next.get(member);
        next.put(member, change.apply(known == null ? Person.unknown(member) : known));
        return new UserContacts(userId, version, next, lately, recent, cases, acknowledged);
    }

    /** What comes on the identity is somebody else's, and so is the way to it. */
    UserContacts unlinked(String identity) {
        Map<String, Person> next = new LinkedHashMap<>(people);
        next.replaceAll((member, person) -> person.unlinked(identity));
        return new UserContacts(userId, version, next, lately, recent, cases, acknowledged)
                .only(one -> !one.equals(identity));
    }

    UserContacts joined(List<Person> others, List<CaseContact> theirs) {
        Map<String, Person> next = new LinkedHashMap<>(people);
        others.forEach(person -> next.put(person.userId(), person));
        Map<String, CaseContact> all = new LinkedHashMap<>();
        theirs.forEach(one -> all.put(one.caseId(), one));
        all.putAll(cases);
        return new UserContacts(userId, version, next, lately, recent, all, acknowledged);
    }

    UserContacts left(Set<String> members, Set<String> theirs) {
        Set<String> gone = new HashSet<>();
        Map<String, Person> next = new LinkedHashMap<>(people);
        members.forEach(member -> {
            Person person = next.remove(member);
            if (person != null) {
                gone.addAll(person.identities().keySet());
            }
        });
        Map<String, CaseContact> rest = new LinkedHashMap<>(cases);
        rest.keySet().removeAll(theirs);
        return new UserContacts(userId, version, next, lately, recent, rest, acknowledged)
                .only(one -> !gone.contains(one));
    }

    /** Where the thread of a case is known in full from before, that is kept. */
    UserContacts restored(List<Person> own, List<CaseContact> theirs) {
        Map<String, Person> next = new LinkedHashMap<>();
        own.forEach(person -> next.put(person.userId(), person));
        Map<String, CaseContact> all = new LinkedHashMap<>();
        for (CaseContact one : theirs) {
            List<Contact> known =
                    ofCase(one.caseId()).map(CaseContact::contacts).orElse(List.of());
            all.put(
                    one.caseId(),
                    one.with(one.contacts().stream()
                            .map(contact -> known.stream()
                                    .filter(contact::sharesThreadWith)
                                    .findFirst()
                                    .orElse(contact))
                            .toList()));
        }
        Set<String> identities = new HashSet<>();
        own.forEach(person -> identities.addAll(person.identities().keySet()));
        return new UserContacts(userId, version, next, lately, recent, all, acknowledged).only(identities::contains);
    }

    UserContacts heard(Contact contact) {
        List<Contact> more = new ArrayList<>(recent);
        more.add(contact);
        return new UserContacts(
                userId,
                version,
                people,
                contact.automatic() ? lately : Contact.latest(lately, contact, LATELY_KEPT),
                more,
                cases,
                acknowledged);
    }

    UserContacts attached(String caseId, String interactionId) {
        CaseContact known = cases.get(caseId);
        if (known == null) {
            return this;
        }
        return interaction(interactionId)
                .filter(contact -> !contact.automatic())
                .map(contact -> with(known.heardOn(contact)))
                .orElse(this);
    }

    /** Contacts of one case that count towards another from now on. */
    UserContacts moved(String caseId, String toCaseId, Predicate<Contact> which) {
        CaseContact from = cases.get(caseId);
        CaseContact to = cases.get(toCaseId);
        if (from == null || to == null) {
            return this;
        }
        return with(from.only(which.negate())).with(to.heardOn(from.only(which).contacts()));
    }

    /** Who spoke about either case is answered where they spoke last. */
    UserContacts merged(String caseId, String intoCaseId) {
        CaseContact from = cases.get(caseId);
        if (from == null) {
            return this;
        }
        CaseContact into = ofCase(intoCaseId)
                .orElseGet(() -> new CaseContact(intoCaseId, from.subject(), from.language(), List.of(), false));
        return with(into.heardOn(from.contacts()));
    }

    /** Nothing of what was said about the case is left, not even as the title of a thread. */
    UserContacts forgotten(String caseId) {
        CaseContact gone = cases.get(caseId);
        if (gone == null) {
            return this;
        }
        UnaryOperator<Contact> untitled = contact ->
                gone.contacts().stream().anyMatch(contact::sharesThreadWith) ? contact.withoutSubject() : contact;
        Map<String, CaseContact> rest = new LinkedHashMap<>(cases);
        rest.remove(caseId);
        return new UserContacts(
                userId,
                version,
                people,
                lately.stream().map(untitled).toList(),
                recent.stream().map(untitled).toList(),
                rest,
                acknowledged);
    }

    UserContacts with(CaseContact heardOfLast) {
        Map<String, CaseContact> more = new LinkedHashMap<>(cases);
        more.remove(heardOfLast.caseId());
        more.put(heardOfLast.caseId(), heardOfLast);
        return new UserContacts(userId, version, people, lately, recent, more, acknowledged);
    }

    UserContacts ofCase(String caseId, UnaryOperator<CaseContact> change) {
        return ofCase(caseId).map(known -> with(change.apply(known))).orElse(this);
    }

    private UserContacts only(Predicate<String> identities) {
        Predicate<Contact> kept = contact -> identities.test(contact.identity());
        Map<String, CaseContact> next = new LinkedHashMap<>(cases);
        next.replaceAll((id, one) -> one.only(kept));
        return new UserContacts(
                userId,
                version,
                people,
                lately.stream().filter(kept).toList(),
                recent.stream().filter(kept).toList(),
                next,
                acknowledged.stream()
                        .filter(one -> identities.test(one.identity()))
                        .toList());
    }
}
