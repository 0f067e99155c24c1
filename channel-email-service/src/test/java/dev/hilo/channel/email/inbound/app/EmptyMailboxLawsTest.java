package dev.hilo.channel.email.inbound.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailHeaders;
import dev.hilo.channel.email.inbound.model.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever happens to mailbox, process and broker, in whatever order: {@code -Dhilo.rounds} rounds, each by its seed. */
class EmptyMailboxLawsTest {

    private static final int ROUNDS = Integer.getInteger("hilo.rounds", 300);
    private static final int STEPS = 60;
    private static final int SENDERS = 8;

    @Test
    void every_mail_is_taken_in_each_senders_in_order_and_again_only_after_a_crash_or_a_new_folder() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            new Round(seed).play();
        }
    }

    private static final class Round {

        private final long seed;
        private final Random random;
        private final InMemoryMailbox mailbox = new InMemoryMailbox();
        private final InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();
        private final List<String> taken = new ArrayList<>();
        private final Set<String> waiting = new HashSet<>();
        private EmptyMailbox empty;
        private int arrived;
        private boolean mayRepeat;

        Round(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            mailbox.tellsProcessed = random.nextBoolean();
            empty = started();
        }

        void play() throws Exception {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            waiting.clear();
            mailbox.breakMarks(null);
            mailbox.withheld.clear();
            assertThat(pass()).as("seed %d", seed).isEmpty();

            List<String> all =
                    IntStream.range(0, arrived).mapToObj(Integer::toString).toList();
            assertThat(taken).as("seed %d", seed).containsAll(all);
            if (!mayRepeat) {
                assertThat(taken).as("seed %d", seed).doesNotHaveDuplicates();
            }
            for (int sender = 0; sender < SENDERS; sender++) {
                int one = sender;
                assertThat(taken.stream().distinct().map(Integer::valueOf).filter(mail -> mail % SENDERS == one))
                        .as("seed %d, sender %d", seed, sender)
                        .isSorted();
            }
        }

        private void step() throws Exception {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> {
                    for (int i = random.nextInt(90); i >= 0; i--) {
                        mailbox.arrives(Integer.toString(arrived++));
                    }
                }
                case 4 -> waiting.add(sender(random.nextInt(SENDERS)));
                case 5 -> waiting.clear();
                case 6 -> {
                    mayRepeat = true;
                    mailbox.breakMarks("connection lost");
                }
                case 7 -> mailbox.breakMarks(null);
                case 8 -> {
                    // What waited while later mails were done with is known to the process alone where marks tell
                    // nothing.
                    mayRepeat |= !mailbox.tellsProcessed;
                    empty = started();
                }
                case 9 -> {
                    if (random.nextInt(6) == 0) {
                        mayRepeat = true;
                        mailbox.isMadeAnew();
                    }
                }
                default -> pass();
            }
        }

        private Optional<String> pass() {
            try (Mailbox.Connection connection = mailbox.connect()) {
                return empty.pass(connection);
            } catch (Mailbox.MailboxUnavailable e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }

        private EmptyMailbox started() {
            Desk desk = contact -> {
                if (waiting.contains(contact.mail().sender())) {
                    throw new Desk.DeskUnavailable("no broker", new IllegalStateException());
                }
                taken.add(contact.mail().text());
                return Desk.Handover.DONE;
            };
            return new EmptyMailbox(
                    source -> mail(new String(source, StandardCharsets.UTF_8).strip()),
                    new TakeInMail(desk, (delivery, address, reason) -> false, Set.of("desk@x"), Set.of(), Set.of()),
                    unreadable -> {
                        throw new IllegalStateException("all can be read");
                    },
                    checkpoint,
                    new UncountedMails(),
                    Clock.systemUTC(),
                    1_000);
        }

        private static String sender(int number) {
            return "p" + number + "@corp.com";
        }

        private static Mail mail(String number) {
            return new Mail(
                    new MailHeaders(Map.of()),
                    "digest",
                    sender(Integer.parseInt(number) % SENDERS),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    number,
                    Optional.empty(),
                    List.of(),
                    Origin.UNKNOWN);
        }
    }
}
