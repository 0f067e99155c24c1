package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.Channels;
import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Decision;
import dev.hilo.notification.telling.model.Fact;
import dev.hilo.notification.telling.model.Telling;
import dev.hilo.notification.telling.model.UserContacts;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.notification.tracking.model.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Folds a batch of commits and tells users what they must hear. Messages go out before the positions are saved: after a
 * crash in between, the same messages go out again under the same ids.
 */
public final class TellUsers {

    private final UserContactsStore store;
    private final Writing writing;
    private final Outbox outbox;
    private final DeliveryLedger ledger;
    private final Decided decided;
    private final Answered answered;
    private final StrangerBudget strangers;
    private final Channels channels;
    private final Instant quietBefore;

    /** @param quietBefore commits before this are folded but nobody is told of them */
    public TellUsers(
            UserContactsStore store,
            Texts texts,
            DeliveryIds ids,
            Outbox outbox,
            DeliveryLedger ledger,
            Decided decided,
            Answered answered,
            StrangerBudget strangers,
            Channels channels,
            Instant quietBefore) {
        this.store = store;
        this.writing = new Writing(texts, ids);
        this.outbox = outbox;
        this.ledger = ledger;
        this.decided = decided;
        this.answered = answered;
        this.strangers = strangers;
        this.channels = channels;
        this.quietBefore = quietBefore;
    }

    private Decision affordable(Decision decision, Commit commit) {
        return decision instanceof Decision.Tell tell && tell.toStranger() && !strangers.take(commit.at())
                ? new Decision.Withheld(tell, Decision.Withheld.Reason.STRANGERS)
                : decision;
    }

    /** How far each of these users has been folded; who never was is absent. */
    public Map<String, Long> reached(Collection<String> userIds) {
        Map<String, Long> reached = new HashMap<>();
        store.load(userIds).forEach((user, contacts) -> reached.put(user, contacts.version()));
        return reached;
    }

    /** Takes commits in the order of the stream; those seen before make no difference. */
    public void of(List<Commit> commits) {
        Map<String, UserContacts> users =
                new HashMap<>(store.load(commits.stream().map(Commit::userId).collect(Collectors.toUnmodifiableSet())));
        Set<String> changed = new HashSet<>();
        List<Message> messages = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        List<Decision> all = new ArrayList<>();
        List<Answered.Answer> answers = new ArrayList<>();
        Map<String, Set<String>> erased = new HashMap<>();
        for (Commit commit : commits) {
            UserContacts before = users.getOrDefault(commit.userId(), UserContacts.unknown(commit.userId()));
            Telling telling = Telling.of(before, commit, channels);
            if (telling.user().version() == before.version()) {
                continue;
            }
            users.put(commit.userId(), telling.user());
            changed.add(commit.userId());
            if (commit.facts().stream().anyMatch(Fact.Erased.class::isInstance)) {
                erased.put(commit.userId(), before.identities().keySet());
            }
            if (commit.at().isBefore(quietBefore)) {
                continue;
            }
            List<Decision> decisions = telling.decisions().stream()
                    .map(decision -> affordable(decision, commit))
                    .toList();
            all.addAll(decisions);
            for (Decision decision : decisions) {
                switch (decision) {
                    case Decision.Tell tell -> {
                        Message message = writing.message(commit, tell);
                        messages.add(message);
                        requests.add(Writing.request(message));
                        answers.add(new Answered.Answer(commit, message, telling.user()));
                    }
                    case Decision.Withheld withheld ->
                        requests.add(Writing.request(writing.message(commit, withheld.instead()))
                                .withheld(withheld.reason().word()));
                    case Decision.InPlace inPlace -> {}
                    case Decision.Unreachable unreachable -> requests.add(writing.request(commit, unreachable));
                }
            }
        }
        if (!messages.isEmpty()) {
            outbox.publish(messages);
        }
        if (!requests.isEmpty()) {
            ledger.requested(requests);
        }
        all.forEach(decided::on);
        answered.on(answers);
        erased.forEach((user, identities) -> {
            ledger.forgetUser(user);
            ledger.forgetIdentities(identities);
        });
        if (!changed.isEmpty()) {
            store.save(users.values().stream()
                    .filter(user -> changed.contains(user.userId()))
                    .toList());
        }
    }
}
