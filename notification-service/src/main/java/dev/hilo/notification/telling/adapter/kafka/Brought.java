package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.ContextState;
import dev.hilo.contracts.Personal;
import dev.hilo.notification.telling.model.CaseContact;
import dev.hilo.notification.telling.model.Contact;
import dev.hilo.notification.telling.model.Conversation;
import dev.hilo.notification.telling.model.Hours;
import dev.hilo.notification.telling.model.Person;
import dev.hilo.notification.telling.model.Preferences;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What goes from one user's context to another's, as telling users sees it. What was erased of it is left out. */
final class Brought {

    private static final Logger LOG = Logger.getLogger(Brought.class);
    private static final String THREAD = "|";

    /** That somebody wrote from it, or that an agent said so, proves nothing. */
    private static final Set<String> PROOFS = Set.of("verified-sender", "verified-claim", "one-time-code", "directory");

    private Brought() {}

    static List<Person> people(ContextState state) {
        return state.members().stream().map(Brought::person).toList();
    }

    /**
     * Where each case was last spoken about: the newest thread of each member, the owner's last. A thread is known by its
     * channel and conversation, and goes to the identity that its member linked last on that channel.
     */
    static List<CaseContact> cases(ContextState state) {
        Map<String, Person> people = new LinkedHashMap<>();
        people(state).forEach(person -> people.put(person.userId(), person));
        return state.cases().stream()
                .map(one -> new CaseContact(
                        one.caseId(), one.subject(), one.language(), contacts(one, people), one.score() != null))
                .toList();
    }

    /** The conversation of a thread's name, which has the channel before it. */
    static String conversation(String thread) {
        return thread.substring(thread.indexOf(THREAD) + 1);
    }

    static Preferences preferences(dev.hilo.contracts.@Nullable Preferences preferences) {
        return preferences == null
                ? Preferences.NONE
                : new Preferences(
                        preferences.languages(),
                        preferences.channels().stream()
                                .map(one -> new Preferences.Way(one.channel(), hours(one.hours())))
                                .toList(),
                        preferences.noCallsAtWork(),
                        hours(preferences.workingHours()));
    }

    /** @param how it was linked */
    static boolean isProven(String how) {
        return PROOFS.contains(how);
    }

    private static Person person(ContextState.MemberState member) {
        Map<String, String> identities = new LinkedHashMap<>();
        member.identities().stream()
                .filter(linked -> !linked.identity().equals(Personal.IDENTITY))
                .forEach(linked -> identities.put(linked.identity(), linked.channel()));
        return new Person(
                member.memberId(),
                member.displayName(),
                member.language(),
                preferences(member.preferences()),
                identities,
                member.identities().stream()
                        .filter(linked -> isProven(linked.how()) && identities.containsKey(linked.identity()))
                        .map(ContextState.Linked::identity)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static List<Contact> contacts(ContextState.CaseState one, Map<String, Person> people) {
        Stream<ContextState.PartState> ownersLast = Stream.concat(
                one.parts().stream().filter(part -> !part.memberId().equals(one.memberId())),
                one.parts().stream().filter(part -> part.memberId().equals(one.memberId())));
        return ownersLast.flatMap(part -> contact(part, one, people).stream()).toList();
    }

    private static Optional<Contact> contact(
            ContextState.PartState part, ContextState.CaseState one, Map<String, Person> people) {
        Person person = people.get(part.memberId());
        if (person == null || part.threads().isEmpty()) {
            return Optional.empty();
        }
        String thread = part.threads().getLast();
        String channel = thread.substring(0, Math.max(0, thread.indexOf(THREAD)));
        return person.identities().entrySet().stream()
                .filter(linked -> linked.getValue().equals(channel))
                .reduce((earlier, later) -> later)
                .map(linked -> new Contact(
                        "",
                        channel,
                        linked.getKey(),
                        new Conversation(conversation(thread), null, List.of(), null),
                        one.updatedAt(),
                        false));
    }

    /** Hours that say nothing sensible hold back nothing. */
    private static @Nullable Hours hours(dev.hilo.contracts.Preferences.@Nullable Hours hours) {
        if (hours == null) {
            return null;
        }
        try {
            return new Hours(
                    hours.days().stream()
                            .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toUnmodifiableSet()),
                    LocalTime.parse(hours.from()),
                    LocalTime.parse(hours.to()),
                    ZoneId.of(hours.zone()));
        } catch (DateTimeException | IllegalArgumentException e) {
            LOG.warnf("hours that cannot be read are passed over: %s", e.getMessage());
            return null;
        }
    }
}
