package dev.hilo.cases.verification.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.InMemoryContextLog;
import dev.hilo.cases.context.app.InMemoryIdentities;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.Interactions;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.matching.Policies;
import dev.hilo.cases.verification.app.ConfirmCode.Outcome;
import dev.hilo.cases.verification.app.RequestCode.Wish;
import dev.hilo.cases.verification.model.CodeLetter;
import dev.hilo.cases.verification.model.CodeRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A visitor proves that an address is theirs, whatever happens on the way. */
class OneTimeCodesTest {

    private static final String VISITOR = "chat:4711";
    private static final String ANA = "mailto:ana@corp.com";
    private static final String INSTEAD = "(code)";

    private final InMemoryContextLog log = new InMemoryContextLog();
    private final Identities identities = new InMemoryIdentities();
    private final Verifications verifications = new InMemoryVerifications();
    private final Codes codes = new CountedCodes();
    private final List<CodeLetter> letters = new ArrayList<>();
    private final AtomicInteger drawn = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Committer committer = new Committer(log, () -> "HILO-" + drawn.incrementAndGet(), List.of(), clock);
    private final Links links = new Links(identities, log, committer, this::newUser);
    private final RequestCode requesting = new RequestCode(
            verifications,
            codes,
            letters::add,
            identities,
            links,
            new CodeRules(Duration.ofMinutes(10), 2, 3, 4),
            "es",
            this::newUser,
            clock);
    private final ConfirmCode confirming = new ConfirmCode(verifications, codes, links, identities, clock);
    private final RecordInteractions recording = new RecordInteractions(
            identities,
            committer,
            links,
            new TypedCodes(verifications, codes, OneTimeCodesTest::withoutCode, clock),
            () -> new Folding(Policies.usual(), "service-desk", "es"),
            this::newUser);

    @Test
    void the_code_that_was_sent_makes_both_one_user_with_both_identities_verified() {
        say(Interactions.chat("c1", "4711").text("hola").build());
        say(Interactions.mail("m1", ANA).text("la VPN no va").build());
        String id = asks();

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(ANA);
            assertThat(letter.channel()).isEqualTo("email");
            assertThat(letter.language()).isEqualTo("es");
        });
        assertThat(confirm(id, code())).isEqualTo(new Outcome.Proven(owner(ANA).userId()));
        assertThat(owner(VISITOR)).isEqualTo(owner(ANA));
        assertThat(owner(ANA).identities()).extracting(LinkedIdentity::how).containsOnly(How.ONE_TIME_CODE);
        long version = owner(ANA).version();
        assertThat(confirm(id, code())).isEqualTo(new Outcome.Proven(owner(ANA).userId()));
        assertThat(owner(ANA).version()).isEqualTo(version);
    }

    @Test
    void an_address_that_nobody_wrote_from_is_answered_the_same_and_becomes_the_visitors() {
        String id = asks();

        assertThat(confirm(id, code())).isInstanceOf(Outcome.Proven.class);
        assertThat(owner(ANA).identities()).extracting(LinkedIdentity::identity).contains(VISITOR, ANA);
    }

    @Test
    void who_proves_a_second_address_keeps_the_first() {
        String home = "mailto:ana@home.org";
        say(Interactions.mail("m1", ANA).build());
        confirm(asks(), code());
        say(Interactions.mail("m2", home).text("desde casa").build());
        ask(VISITOR, home);
        say(Interactions.chat("c1", "4711").text(code()).build());

        assertThat(owner(VISITOR).identities())
                .extracting(LinkedIdentity::identity)
                .containsExactlyInAnyOrder(VISITOR, ANA, home);
        assertThat(owner(home)).isEqualTo(owner(ANA)).isEqualTo(owner(VISITOR));
    }

    @Test
    void a_visitor_who_signed_in_and_proves_another_address_has_both() {
        String other = "mailto:ana.ruiz@corp.com";
        say(Interactions.mail("m1", ANA).build());
        say(Interactions.chat("c1", "4711").proving(other).build());
        asks();
        say(Interactions.chat("c2", "4711").proving(other).text(code()).build());
        say(Interactions.chat("c3", "4711").proving(other).text("gracias").build());

        assertThat(owner(ANA)).isEqualTo(owner(other)).isEqualTo(owner(VISITOR));
    }

    @Test
    void typed_where_they_write_it_proves_once_and_is_not_kept() {
        say(Interactions.mail("m1", ANA).build());
        say(Interactions.chat("c1", "4711").build());
        asks();
        Interaction typed =
                Interactions.chat("c2", "4711").text(" " + code() + "\n").build();
        say(typed);
        long version = owner(ANA).version();
        say(typed);
        say(Interactions.chat("c3", "4711").text(code()).build());

        assertThat(owner(VISITOR)).isEqualTo(owner(ANA));
        assertThat(owner(ANA).version()).isEqualTo(version + 1);
        assertThat(told()).contains(INSTEAD).noneMatch(text -> text.contains(code()));
    }

    @Test
    void another_six_digits_are_an_ordinary_text_and_an_attempt_which_counts_once() {
        say(Interactions.chat("c1", "4711").build());
        String id = asks();
        Interaction wrong = Interactions.chat("c2", "4711").text("999999").build();
        say(wrong);
        say(wrong);

        assertThat(told()).contains("999999");
        assertThat(confirm(id, "999999")).isEqualTo(new Outcome.Wrong(0));
        assertThat(confirm(id, code())).isEqualTo(new Outcome.Gone());
        say(Interactions.chat("c3", "4711").text(code()).build());
        assertThat(owner(VISITOR).knows(ANA)).isFalse();
    }

    @Test
    void what_a_machine_writes_is_no_code() {
        asks();
        say(Interactions.chat("c1", "4711").text(code()).automatic().build());

        assertThat(owner(VISITOR).knows(ANA)).isFalse();
    }

    @Test
    void a_code_that_expired_or_was_replaced_proves_nothing() {
        String first = asks();
        String second = asks();
        assertThat(confirm(first, letters.getFirst().code())).isEqualTo(new Outcome.Unknown());

        now = now.plus(Duration.ofMinutes(10));
        assertThat(confirm(second, code())).isEqualTo(new Outcome.Gone());
        say(Interactions.chat("c1", "4711").text(code()).build());
        assertThat(owner(VISITOR).knows(ANA)).isFalse();
    }

    @Test
    void who_dies_between_proof_and_commit_does_it_again() {
        say(Interactions.mail("m1", ANA).build());
        say(Interactions.chat("c1", "4711").build());
        asks();
        Interaction typed = Interactions.chat("c2", "4711").text(code()).build();
        RecordInteractions dying = new RecordInteractions(
                identities,
                committer,
                links,
                interaction -> {
                    new TypedCodes(verifications, codes, OneTimeCodesTest::withoutCode, clock).proof(interaction);
                    throw new IllegalStateException("died");
                },
                () -> new Folding(Policies.usual(), "service-desk", "es"),
                this::newUser);
        assertThatThrownBy(() -> dying.record(List.of(new Incoming(typed, 100, null))))
                .hasMessage("died");
        assertThat(owner(VISITOR)).isNotEqualTo(owner(ANA));

        now = now.plus(Duration.ofMinutes(20));
        say(typed);
        assertThat(owner(VISITOR)).isEqualTo(owner(ANA));
        assertThat(told()).contains(INSTEAD);
    }

    @Test
    void codes_are_limited_by_who_claims_and_by_what_is_claimed_until_the_hour_is_over() {
        asks();
        asks();
        asks();
        assertThat(ask(VISITOR, ANA)).isEqualTo(new RequestCode.Outcome.TooMany(Duration.ofHours(1)));
        assertThat(ask("chat:1", ANA)).isInstanceOf(RequestCode.Outcome.Sent.class);
        now = now.plus(Duration.ofMinutes(30));
        assertThat(ask("chat:2", ANA)).isEqualTo(new RequestCode.Outcome.TooMany(Duration.ofMinutes(30)));
        assertThat(letters).hasSize(4);

        now = now.plus(Duration.ofMinutes(30));
        assertThat(ask(VISITOR, ANA)).isInstanceOf(RequestCode.Outcome.Sent.class);
    }

    @Test
    void strangers_who_ask_for_codes_to_an_address_do_not_lock_out_who_has_signed_in() {
        for (int stranger = 0; stranger < 10; stranger++) {
            ask("chat:" + stranger, ANA);
        }
        assertThat(letters).hasSize(4);
        assertThat(ask("chat:11", ANA)).isInstanceOf(RequestCode.Outcome.TooMany.class);

        Wish own = new Wish("oidc:ana", "email", ANA, null, true);
        assertThat(requesting.request(own)).isInstanceOf(RequestCode.Outcome.Sent.class);
        requesting.request(own);
        requesting.request(own);
        assertThat(requesting.request(own)).isInstanceOf(RequestCode.Outcome.TooMany.class);
    }

    @Test
    void nobody_confirms_for_another_or_what_was_forgotten() {
        String id = asks();

        assertThat(confirming.confirm(id, identity -> false, code())).isEqualTo(new Outcome.Unknown());
        assertThat(confirming.confirm("", identity -> true, code())).isEqualTo(new Outcome.Unknown());
        new ForgetCodes(verifications, codes, clock).forget(List.of(ANA));
        assertThat(confirm(id, code())).isEqualTo(new Outcome.Unknown());
    }

    private String asks() {
        return ask(VISITOR, ANA) instanceof RequestCode.Outcome.Sent sent
                ? sent.verification().id()
                : "";
    }

    private RequestCode.Outcome ask(String identity, String claim) {
        return requesting.request(new Wish(identity, "email", claim, null, false));
    }

    private Outcome confirm(String id, String code) {
        return confirming.confirm(id, identity -> true, code);
    }

    private String code() {
        return letters.getLast().code();
    }

    private void say(Interaction interaction) {
        recording.record(List.of(new Incoming(interaction, 100, null)));
    }

    private Context owner(String identity) {
        return links.current(identities.find(List.of(identity)).get(identity).userId());
    }

    /** Everything that anybody said, as the log has it. */
    private List<String> told() {
        List<String> texts = new ArrayList<>();
        for (int user = 1; user <= drawn.get(); user++) {
            for (Commit commit : log.read("user-" + user, 1, 100)) {
                commit.facts().forEach(fact -> {
                    if (fact instanceof dev.hilo.cases.context.model.UserFact.InteractionRecorded recorded) {
                        texts.add(recorded.interaction().text());
                    }
                });
            }
        }
        return texts;
    }

    private String newUser() {
        return "user-" + drawn.incrementAndGet();
    }

    private static Interaction withoutCode(Interaction interaction) {
        return Interactions.chat(interaction.id(), "4711").text(INSTEAD).build();
    }

    /** Codes one can foresee. */
    private static final class CountedCodes implements Codes {

        private final AtomicInteger count = new AtomicInteger(123_455);
        private final Map<String, String> names = new java.util.HashMap<>();

        @Override
        public String newCode() {
            return Integer.toString(count.incrementAndGet());
        }

        @Override
        public String newNonce() {
            return "n" + count.get();
        }

        @Override
        public String name(String kind, String what) {
            return names.computeIfAbsent(kind + ":" + what, key -> "name" + names.size());
        }

        @Override
        public String hash(String verificationId, String code) {
            return verificationId + "#" + code;
        }
    }
}
