package dev.hilo.channel.email.inbound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.channel.email.inbound.app.UnreadableMails.Unreadable;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailHeaders;
import dev.hilo.channel.email.inbound.model.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EmptyMailboxTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final InMemoryMailbox mailbox = new InMemoryMailbox();
    private final List<Desk.Contact> taken = new ArrayList<>();
    private final Set<String> sendersThatMustWait = new HashSet<>();
    private final Set<String> publishingFailsFor = new HashSet<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryCheckpoint checkpoint = new InMemoryCheckpoint(clock);

    private final Desk desk = contact -> {
        if (sendersThatMustWait.contains(contact.mail().sender())) {
            throw new Desk.DeskUnavailable("no broker", new IllegalStateException());
        }
        if (contact.mail().sender().startsWith("broken")) {
            throw new IllegalStateException("secret");
        }
        return () -> {
            if (publishingFailsFor.contains(contact.mail().sender())) {
                throw new Desk.DeskUnavailable("no broker", new IllegalStateException());
            }
            taken.add(contact);
        };
    };

    private EmptyMailbox empty = started();

    private EmptyMailbox started() {
        return with(desk);
    }

    private EmptyMailbox with(Desk to) {
        return new EmptyMailbox(
                EmptyMailboxTest::read,
                new TakeInMail(
                        to, (delivery, address, reason) -> false, Set.of("soporte@hilo.local"), Set.of(), Set.of()),
                unreadable::add,
                checkpoint,
                new Counting(),
                clock,
                200);
    }

    @Test
    void everything_that_waits_is_taken_in_and_marked() throws Exception {
        for (int i = 0; i < 450; i++) {
            mailbox.arrives("ana@corp.com|m" + i);
        }
        assertThat(pass()).isEmpty();
        assertThat(taken).hasSize(450);
        assertThat(mailbox.processed).hasSize(450);
        assertThat(pass()).isEmpty();
        assertThat(taken).hasSize(450);
    }

    @Test
    void a_senders_later_mails_of_a_chunk_wait_when_an_earlier_one_was_not_published_after_all() throws Exception {
        publishingFailsFor.add("begoña@corp.com");
        mailbox.arrives("begoña@corp.com|b1");
        mailbox.arrives("josé@corp.com|j1");
        mailbox.arrives("begoña@corp.com|b2");
        mailbox.arrives("josé@corp.com|j2");

        assertThat(pass()).isPresent();
        assertThat(taken).extracting(contact -> contact.mail().sender()).containsOnly("josé@corp.com");
        assertThat(mailbox.processed).hasSize(2);

        publishingFailsFor.clear();
        assertThat(pass()).isEmpty();
        assertThat(taken)
                .extracting(
                        contact -> contact.mail().headers().first("Message-ID").orElseThrow())
                .filteredOn(id -> id.startsWith("<b"))
                .containsExactly("<b1@x>", "<b2@x>");
        assertThat(mailbox.processed).hasSize(4);
    }

    @Test
    void mails_of_different_senders_are_published_side_by_side() throws Exception {
        List<String> order = new ArrayList<>();
        Desk slow = contact -> {
            order.add("begun " + contact.mail().sender());
            return () -> order.add("safe " + contact.mail().sender());
        };
        mailbox.arrives("o'brien@corp.com|1");
        mailbox.arrives("王芳@corp.com|2");
        mailbox.arrives("o'brien@corp.com|3");

        try (Mailbox.Connection connection = mailbox.connect()) {
            with(slow).pass(connection);
        }

        assertThat(order)
                .containsExactly(
                        "begun o'brien@corp.com",
                        "begun 王芳@corp.com",
                        "safe o'brien@corp.com",
                        "begun o'brien@corp.com",
                        "safe 王芳@corp.com",
                        "safe o'brien@corp.com");
        assertThat(mailbox.processed).hasSize(3);
    }

    @Test
    void a_restart_goes_on_after_the_checkpoint_where_the_server_keeps_no_marks() throws Exception {
        mailbox.tellsProcessed = false;
        for (int i = 0; i < 120; i++) {
            mailbox.arrives("ana@corp.com|m" + i);
        }
        pass();
        empty = started();
        mailbox.arrives("ana@corp.com|new");
        pass();
        assertThat(taken).hasSize(121);
        assertThat(checkpoint.reached(1)).isEqualTo(121);
    }

    @Test
    void the_checkpoint_stays_below_a_mail_that_waits_and_later_ones_are_not_taken_twice() throws Exception {
        mailbox.tellsProcessed = false;
        sendersThatMustWait.add("ana@corp.com");
        mailbox.arrives("bob@corp.com|b1");
        mailbox.arrives("ana@corp.com|a1");
        mailbox.arrives("bob@corp.com|b2");
        assertThat(pass()).isPresent();
        assertThat(checkpoint.reached(1)).isEqualTo(1);
        assertThat(pass()).isPresent();
        sendersThatMustWait.clear();
        assertThat(pass()).isEmpty();
        assertThat(identities()).containsExactly("<b1@x>", "<b2@x>", "<a1@x>");
        assertThat(checkpoint.reached(1)).isEqualTo(3);
    }

    @Test
    void a_folder_made_anew_is_looked_at_from_its_beginning() throws Exception {
        mailbox.arrives("ana@corp.com|m1");
        mailbox.arrives("ana@corp.com|m2");
        pass();
        mailbox.isMadeAnew();
        mailbox.arrives("ana@corp.com|m3");
        pass();
        assertThat(identities()).containsExactly("<m1@x>", "<m2@x>", "<m1@x>", "<m2@x>", "<m3@x>");
        assertThat(checkpoint.reached(2)).isEqualTo(3);
    }

    @Test
    void what_another_replica_has_processed_is_passed_over() throws Exception {
        mailbox.arrives("ana@corp.com|m1");
        mailbox.arrives("ana@corp.com|m2");
        mailbox.processed.add(1L);
        pass();
        assertThat(identities()).containsExactly("<m2@x>");
        assertThat(checkpoint.reached(1)).isEqualTo(2);
    }

    @Test
    void a_mail_that_the_server_does_not_give_out_holds_the_checkpoint_and_is_told() throws Exception {
        mailbox.arrives("ana@corp.com|m1");
        mailbox.arrives("bob@corp.com|m2");
        mailbox.withheld.add(1L);
        assertThat(pass().orElseThrow()).contains("mail 1");
        assertThat(checkpoint.reached(1)).isZero();
        mailbox.withheld.clear();
        assertThat(pass()).isEmpty();
        assertThat(identities()).containsExactly("<m2@x>", "<m1@x>");
    }

    @Test
    void a_crash_before_the_mark_leads_to_the_same_mail_again() throws Exception {
        mailbox.arrives("ana@corp.com|m1");
        mailbox.breakMarks("killed");
        assertThatThrownBy(this::pass).isInstanceOf(Mailbox.MailboxUnavailable.class);
        mailbox.breakMarks(null);
        assertThat(pass()).isEmpty();
        assertThat(taken).extracting(contact -> contact.mail().identity()).containsExactly("<m1@x>", "<m1@x>");
        assertThat(counted).containsExactly("received", "received", "PUBLISHED");
    }

    @Test
    void a_senders_later_mails_wait_with_the_first_and_other_peoples_go_on() throws Exception {
        sendersThatMustWait.add("ana@corp.com");
        mailbox.arrives("ana@corp.com|a1");
        mailbox.arrives("bob@corp.com|b1");
        mailbox.arrives("ana@corp.com|a2");
        assertThat(pass().orElseThrow()).contains("no broker");
        assertThat(identities()).containsExactly("<b1@x>");

        sendersThatMustWait.clear();
        assertThat(pass()).isEmpty();
        assertThat(identities()).containsExactly("<b1@x>", "<a1@x>", "<a2@x>");
    }

    @Test
    void an_outage_for_everybody_is_not_tried_with_each_mail() throws Exception {
        for (int i = 0; i < 100; i++) {
            mailbox.arrives("p" + i + "@corp.com|m" + i);
            sendersThatMustWait.add("p" + i + "@corp.com");
        }
        assertThat(pass()).isPresent();
        assertThat(counted.size()).isLessThan(10);
    }

    @Test
    void what_cannot_be_read_is_kept_flagged_and_counted_and_the_next_goes_on() throws Exception {
        mailbox.arrives("unreadable");
        mailbox.arrives("ana@corp.com|m1");
        assertThat(pass()).isEmpty();
        assertThat(mailbox.unreadable).containsExactly(1L);
        assertThat(mailbox.processed).containsExactly(2L);
        assertThat(unreadable).singleElement().satisfies(kept -> {
            assertThat(new String(kept.source(), StandardCharsets.UTF_8)).isEqualTo("unreadable");
            assertThat(kept.reason()).isEqualTo("no mail");
            assertThat(kept.at()).isEqualTo(NOW);
        });
        assertThat(counted).containsExactly("received", "unreadable", "received", "PUBLISHED");
    }

    @Test
    void a_mail_on_which_the_desk_itself_fails_holds_nobody_up() throws Exception {
        mailbox.arrives("broken@corp.com|m1");
        mailbox.arrives("ana@corp.com|m2");
        assertThat(pass()).isEmpty();
        assertThat(unreadable.getFirst().reason())
                .contains("IllegalStateException")
                .doesNotContain("secret");
        assertThat(identities()).containsExactly("<m2@x>");
    }

    @Test
    void a_mail_that_is_too_large_is_left_to_people_unfetched() throws Exception {
        mailbox.arrives("ana@corp.com|" + "x".repeat(300));
        assertThat(pass()).isEmpty();
        assertThat(mailbox.unreadable).hasSize(1);
        assertThat(unreadable.getFirst().source()).isEmpty();
        assertThat(unreadable.getFirst().reason()).contains("200 bytes");
    }

    @Test
    void the_desks_own_mails_are_marked_and_not_taken_in() throws Exception {
        mailbox.arrives("Soporte@Hilo.local|m1");
        mailbox.arrives("ana@corp.com|dlv_1.HILO-1@hilo.local");
        assertThat(pass()).isEmpty();
        assertThat(taken).isEmpty();
        assertThat(mailbox.processed).hasSize(2);
        assertThat(counted).contains("OUR_OWN");
    }

    @Test
    void a_mail_of_which_the_process_dies_is_put_aside_after_two_attempts_alone_and_the_others_are_taken_in()
            throws Exception {
        mailbox.arrives("ana@corp.com|m1");
        mailbox.arrives("deadly");
        mailbox.arrives("ana@corp.com|m2");
        for (int died = 0; died < 3; died++) {
            assertThatThrownBy(this::pass).isInstanceOf(Death.class);
            empty = started();
        }
        assertThat(pass().orElseThrow()).contains("mail 2", "may have ended the process");
        assertThat(unreadable).isEmpty();

        clock.moveBy(Duration.ofSeconds(90));
        assertThat(pass()).isEmpty();

        assertThat(unreadable).singleElement().satisfies(kept -> {
            assertThat(kept.uid()).isEqualTo(2);
            assertThat(kept.reason()).contains("ended the process 2 times");
        });
        assertThat(identities()).contains("<m1@x>", "<m2@x>");
        assertThat(checkpoint.unfinished(1)).isEmpty();
        assertThat(checkpoint.reached(1)).isEqualTo(3);
    }

    @Test
    void who_dies_with_many_mails_in_hand_has_died_of_none_in_particular() throws Exception {
        for (int i = 0; i < 60; i++) {
            mailbox.arrives("p" + i + "@corp.com|m" + i);
        }
        for (int died = 0; died < 5; died++) {
            checkpoint.begin(1, LongStream.rangeClosed(1, 50).boxed().toList(), false);
        }
        clock.moveBy(Duration.ofSeconds(90));
        assertThat(pass()).isEmpty();

        assertThat(taken).hasSize(60);
        assertThat(unreadable).isEmpty();
        assertThat(checkpoint.unfinished(1)).isEmpty();
    }

    private static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    private Optional<String> pass() throws Exception {
        try (Mailbox.Connection connection = mailbox.connect()) {
            return empty.pass(connection);
        }
    }

    private List<String> identities() {
        return taken.stream().map(contact -> contact.mail().identity()).toList();
    }

    /** Mails here are a sender and a Message-ID. */
    private static Mail read(byte[] source) throws UnreadableMail {
        if (new String(source, StandardCharsets.UTF_8).equals("deadly")) {
            throw new Death();
        }
        String[] parts = new String(source, StandardCharsets.UTF_8).strip().split("\\|");
        if (parts.length != 2) {
            throw new UnreadableMail("no mail");
        }
        String id = parts[1].contains("@") ? "<" + parts[1] + ">" : "<" + parts[1] + "@x>";
        return new Mail(
                new MailHeaders(Map.of("Message-ID", List.of(id))),
                "digest",
                parts[0],
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "hola",
                Optional.empty(),
                List.of(),
                Origin.UNKNOWN);
    }

    private final class Counting implements MailCounter {

        @Override
        public void received() {
            counted.add("received");
        }

        @Override
        public void count(TakeInMail.Result result) {
            counted.add(result.name());
        }

        @Override
        public void unreadable() {
            counted.add("unreadable");
        }
    }
}
