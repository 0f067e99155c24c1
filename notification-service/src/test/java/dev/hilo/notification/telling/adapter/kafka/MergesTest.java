package dev.hilo.notification.telling.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.test.Samples;
import dev.hilo.kit.test.desk.SeededDesk;
import dev.hilo.notification.telling.adapter.text.BundledTexts;
import dev.hilo.notification.telling.app.MemoryUserContacts;
import dev.hilo.notification.telling.app.TellUsers;
import dev.hilo.notification.telling.model.Contact;
import dev.hilo.notification.telling.model.Facts;
import dev.hilo.notification.telling.model.UserContacts;
import dev.hilo.notification.tracking.app.MemoryLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users are merged and told apart again; their logs come in any order between them. */
class MergesTest {

    private static final String ANA = "5b1f6f2e-6d0a-4f4e-9c55-0d1f1a2b3c4d";
    private static final String BEA = "9e4d2c1b-7a60-4b3f-8d55-2c3d4e5f6a7b";

    private final MemoryUserContacts store = new MemoryUserContacts();
    private final MemoryLedger ledger = new MemoryLedger();
    private final List<Delivery> published = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_whatever_order_the_logs_come_the_same_is_told_and_each_identity_is_its_owners(long seed) {
        SeededDesk desk = new SeededDesk(seed, 5).live(500);
        Map<String, Delivery> expected = new TreeMap<>();
        for (int order = 0; order < 5; order++) {
            MemoryUserContacts users = new MemoryUserContacts();
            Map<String, Delivery> told = new TreeMap<>();
            fold(desk, users, told, new Random(100 * seed + order));
            assertThat(told).hasSizeGreaterThan(20);
            if (order == 0) {
                expected.putAll(told);
            }
            assertThat(told).isEqualTo(expected);
            assertThat(owners(desk, users)).isEqualTo(desk.identities());
        }
    }

    /** In batches of any size, some of which die after they have told and before they have saved. */
    private void fold(SeededDesk desk, MemoryUserContacts users, Map<String, Delivery> told, Random dice) {
        List<ContextCommitted> stream = desk.inSomeOrder(dice);
        int read = 0;
        while (read < stream.size()) {
            int end = Math.min(stream.size(), read + 1 + dice.nextInt(40));
            boolean dies = dice.nextInt(4) == 0;
            MemoryUserContacts saved = dies ? users.copy() : users;
            new TellUsers(
                            saved,
                            new BundledTexts(),
                            Ids::delivery,
                            messages -> messages.stream().map(Deliveries::of).forEach(one -> told.put(one.id(), one)),
                            ledger,
                            decision -> {},
                            answers -> {},
                            at -> true,
                            Facts.CHANNELS,
                            Instant.MIN)
                    .of(stream.subList(read, end).stream().map(Commits::of).toList());
            read = dies ? read : end;
        }
    }

    /** Whose each identity is, as told by those who have not been merged away; and nobody knows a way to somebody else. */
    private static Map<String, String> owners(SeededDesk desk, MemoryUserContacts users) {
        Map<String, String> owners = new HashMap<>();
        for (String user : Stream.concat(
                        desk.identities().values().stream(),
                        desk.cases().values().stream().map(SeededDesk.Standing::userId))
                .distinct()
                .toList()) {
            UserContacts known = users.load(List.of(user)).get(user);
            assertThat(known).isNotNull();
            known.identities().keySet().forEach(identity -> owners.put(identity, user));
            Stream<Contact> ways = Stream.concat(
                    known.lately().stream(), known.cases().values().stream().flatMap(one -> one.contacts().stream()));
            assertThat(ways)
                    .allSatisfy(contact -> assertThat(known.identities()).containsKey(contact.identity()));
        }
        return owners;
    }

    @Test
    void the_samples_of_a_merge_and_its_undoing_lead_everybody_to_where_they_are() {
        Samples.story().forEach(this::handle);
        Stream.of(
                        "directory-knows-the-user",
                        "preferences-set",
                        "agent-works-on-the-case",
                        "major-incident",
                        "desk-asks-for-information",
                        "user-gives-information",
                        "case-queued",
                        "whatsapp-opens-a-case",
                        "user-merged",
                        "user-merged-into-another",
                        "merged-user-writes",
                        "interaction-moved",
                        "agent-opens-a-case",
                        "cases-merged",
                        "user-restored",
                        "merge-undone",
                        "identity-unlinked",
                        "identity-linked-by-an-agent")
                .map(name -> Samples.read("hilo.context.committed.v1/" + name, ContextCommitted.class))
                .forEach(this::handle);

        UserContacts ana = user(ANA);
        UserContacts bea = user(BEA);
        assertThat(ana.identities()).containsOnlyKeys("mailto:ana@corp.com", "chat:7f3c9a");
        assertThat(bea.identities()).containsOnlyKeys("whatsapp:+34600000002", "tel:+34600000001");
        assertThat(ana.cases()).containsOnlyKeys("HILO-1001", "HILO-1003");
        assertThat(bea.cases()).containsOnlyKeys("HILO-1002", "HILO-1004");
        assertThat(ana.toString()).doesNotContain("whatsapp:", "Bea Gar", "impresora", "nóminas");
        assertThat(bea.cases().values())
                .filteredOn(one -> one.caseId().equals("HILO-1004"))
                .singleElement()
                .satisfies(parted -> assertThat(parted.contacts())
                        .extracting(Contact::identity)
                        .containsExactly("whatsapp:+34600000002"));
        assertThat(published)
                .filteredOn(delivery -> delivery.kind() == Delivery.Kind.QUESTION)
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.to()).isEqualTo("mailto:ana@corp.com");
                    assertThat(question.text()).startsWith("Para seguir necesitamos saber");
                });
    }

    @Test
    void the_samples_of_the_end_of_a_case_ask_for_a_score_and_leave_nothing_of_who_is_erased() {
        Samples.story().forEach(this::handle);
        published.clear();
        skipTo(22);
        Stream.of("case-resolved-again", "user-confirms-the-resolution", "feedback-given")
                .map(name -> Samples.read("hilo.context.committed.v1/" + name, ContextCommitted.class))
                .forEach(this::handle);

        assertThat(published)
                .extracting(Delivery::kind)
                .containsExactly(Delivery.Kind.RESOLUTION, Delivery.Kind.FEEDBACK_REQUEST);
        assertThat(published).extracting(Delivery::to).containsExactly("mailto:ana@corp.com", "chat:7f3c9a");

        handle(Samples.read("hilo.context.committed.v1/user-erased", ContextCommitted.class));
        assertThat(user(ANA))
                .isEqualTo(new UserContacts(
                        ANA, 26, UserContacts.unknown(ANA).people(), List.of(), List.of(), Map.of(), List.of()));
        assertThat(ledger.ofUser(ANA, any -> true, 100))
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(delivery.request())
                        .isNotNull()
                        .extracting(request -> request.to())
                        .isNull());
    }

    /** The samples leave some commits out. */
    private void skipTo(long version) {
        UserContacts ana = user(ANA);
        store.save(List.of(new UserContacts(
                ANA, version - 1, ana.people(), ana.lately(), ana.recent(), ana.cases(), ana.acknowledged())));
    }

    private UserContacts user(String userId) {
        return store.load(List.of(userId)).getOrDefault(userId, UserContacts.unknown(userId));
    }

    private void handle(ContextCommitted commit) {
        new TellUsers(
                        store,
                        new BundledTexts(),
                        Ids::delivery,
                        messages -> messages.stream().map(Deliveries::of).forEach(published::add),
                        ledger,
                        decision -> {},
                        answers -> {},
                        at -> true,
                        Facts.CHANNELS,
                        Instant.MIN)
                .of(List.of(Commits.of(commit)));
    }
}
