package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.Channels;
import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Decision;
import dev.hilo.notification.telling.model.Telling;
import dev.hilo.notification.telling.model.UserContacts;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.notification.tracking.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer into a chat that its visitor has left goes to them on the channel they prefer, too, once it is clear that nobody
 * saw it: the channel has not said in time that it arrived. What becomes of it is decided anew then, from the commit itself
 * and the user as they are by then; so an erasure or a change of mind counts.
 */
public final class AnswerElsewhere implements Answered {

    private final UnseenStore unseen;
    private final CommitReader commits;
    private final UserContactsStore users;
    private final Writing writing;
    private final Outbox outbox;
    private final DeliveryLedger ledger;
    private final Decided decided;
    private final Channels channels;
    private final Patience patience;
    private final InstantSource clock;

    public AnswerElsewhere(
            UnseenStore unseen,
            CommitReader commits,
            UserContactsStore users,
            Texts texts,
            DeliveryIds ids,
            Outbox outbox,
            DeliveryLedger ledger,
            Decided decided,
            Channels channels,
            Patience patience,
            InstantSource clock) {
        this.unseen = unseen;
        this.commits = commits;
        this.users = users;
        this.writing = new Writing(texts, ids);
        this.outbox = outbox;
        this.ledger = ledger;
        this.decided = decided;
        this.channels = channels;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * How long an answer waits to be seen.
     *
     * @param channels on which somebody may not be there, and which say so when it arrived
     */
    public record Patience(Set<String> channels, Duration time) {

        public Patience {
            channels = Set.copyOf(channels);
        }
    }

    /** Notes the answers that have another way to their user. */
    @Override
    public void on(List<Answer> answers) {
        Instant now = clock.instant();
        for (Answer answer : answers) {
            Decision.Tell told = answer.message().tell();
            Commit.Place place = answer.commit().place();
            String channel = told.to().channel();
            if (place != null
                    && patience.channels().contains(channel)
                    && elsewhere(answer.user(), answer.commit(), told.fact(), channel, now)
                            .isPresent()) {
                unseen.add(new Unseen(answer.message().id(), channel, place, told.fact(), now.plus(patience.time())));
            }
        }
    }

    /**
     * To be called every now and then; gives how many went elsewhere.
     *
     * @throws CommitReader.Away when the rest has to wait
     */
    public int look() throws CommitReader.Away, InterruptedException {
        int sent = 0;
        for (Unseen answer : unseen.due(clock.instant())) {
            sent += isSeen(answer) || !send(answer) ? 0 : 1;
            unseen.remove(answer.deliveryId());
        }
        return sent;
    }

    private boolean isSeen(Unseen answer) {
        return ledger.find(answer.deliveryId())
                .filter(delivery -> delivery.status().compareTo(Status.DELIVERED) >= 0)
                .isPresent();
    }

    private boolean send(Unseen answer) throws CommitReader.Away, InterruptedException {
        Optional<Commit> commit = commits.at(answer.place());
        Optional<Message> message = commit.flatMap(
                found -> elsewhere(user(found.userId()), found, answer.fact(), answer.channel(), clock.instant())
                        .map(tell -> writing.message(found, tell)));
        message.ifPresent(one -> {
            outbox.publish(List.of(one));
            ledger.requested(List.of(Writing.request(one)));
            decided.on(one.tell());
        });
        return message.isPresent();
    }

    private Optional<Decision.Tell> elsewhere(UserContacts user, Commit commit, int fact, String away, Instant now) {
        return Telling.elsewhere(user, commit, fact, away, channels, now);
    }

    private UserContacts user(String userId) {
        return users.load(List.of(userId)).getOrDefault(userId, UserContacts.unknown(userId));
    }
}
