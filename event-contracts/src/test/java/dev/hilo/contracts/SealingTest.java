package dev.hilo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/** What is personal is gone without its key and all there with it. */
class SealingTest {

    private static final KeySource NO_KEYS = (user, scope) -> null;

    /** The samples' second user, who was merged into the first by mistake for a while. */
    private static final String BEA = "9e4d2c1b-7a60-4b3f-8d55-2c3d4e5f6a7b";

    private final Map<String, SecretKey> made = new HashMap<>();
    private final KeySource keys = (user, scope) -> made.computeIfAbsent(user + "/" + scope, id -> AesGcm.newKey());

    @Test
    void a_sealed_commit_says_what_happened_but_not_to_whom_nor_in_which_words() {
        String sealed = text(Sealing.seal(Golden.commit("mail-opens-a-case"), keys));

        assertThat(sealed)
                .contains("HILO-1001", "\"email\"", "service-desk", "image/png", "first-contact", "\"es\"")
                .doesNotContain("ana@corp.com", "Ana", "VPN", "captura");
    }

    @Test
    void a_commit_with_nothing_personal_is_not_sealed() {
        assertThat(text(Sealing.seal(Golden.commit("case-assigned"), NO_KEYS))).doesNotContain("sealed");
    }

    @Test
    void what_belongs_to_a_case_has_the_cases_key_and_the_rest_the_users() {
        assertThat(Sealing.draft(Golden.commit("mail-opens-a-case")).scopes())
                .containsExactlyInAnyOrder("user", "HILO-1001");
        assertThat(Sealing.draft(Golden.commit("agent-answers")).scopes()).containsExactly("HILO-1001");

        ContextCommitted sealed = read(Sealing.seal(Golden.commit("chat-joins-the-case"), keys));
        ContextCommitted ofUser = Sealing.open(sealed, only(Set.of("user")));
        ContextCommitted ofCase = Sealing.open(sealed, only(Set.of("HILO-1001")));

        assertThat(ofUser.sealed()).containsOnlyKeys("HILO-1001");
        assertThat(linked(ofUser).identity()).isEqualTo("chat:7f3c9a");
        assertThat(recorded(ofUser).content().text()).isEqualTo(Personal.TEXT);
        assertThat(linked(ofCase).identity()).isEqualTo(Personal.IDENTITY);
        assertThat(recorded(ofCase).content().text()).isEqualTo("sigo sin poder entrar");
    }

    @Test
    void what_a_merged_user_brings_and_says_is_told_apart_in_the_log_of_who_goes_on_for_them() {
        assertThat(scopes("merged-user-writes")).containsExactly("HILO-1002~" + BEA);
        assertThat(scopes("user-merged")).containsExactlyInAnyOrder("user", "member:" + BEA, "HILO-1002~" + BEA);
        assertThat(scopes("merge-undone"))
                .containsExactlyInAnyOrder("user", "member:" + BEA, "HILO-1002~" + BEA, "HILO-1004~" + BEA);
        assertThat(scopes("user-restored")).containsExactlyInAnyOrder("user", "HILO-1002", "HILO-1004");
        assertThat(scopes("cases-merged")).containsExactly("HILO-1003");
    }

    @Test
    void destroying_the_keys_of_a_case_erases_what_was_said_about_it_in_every_log() {
        String erased = withoutKeysFor((user, scope) -> scope.isAbout("HILO-1002"));

        assertThat(erased).doesNotContain("impresora", "wamid.1").contains("Bea Gar", "HILO-1002", "Ana");
    }

    @Test
    void after_a_merge_was_undone_erasing_the_restored_user_erases_what_is_theirs_in_the_other_log_too() {
        String erased = withoutKeysFor((user, scope) -> user.equals(BEA) || scope.isOf(BEA));

        assertThat(erased)
                .doesNotContain("Bea Gar", "impresora", "portal de nóminas", "whatsapp:+34600000002", "wamid")
                .contains("Ana García", "sigo sin poder entrar", "PT-4411");
    }

    @Test
    void a_channel_cannot_name_the_case_whose_key_seals_what_it_brings() {
        Map<String, Object> more = Map.of("caseId", "HILO-9", "memberId", "somebody");
        Interaction known = recorded(Golden.commit("chat-joins-the-case"));
        ContextCommitted commit =
                commit(new Random(1), List.of(new ContextFact.InteractionRecorded(with(known, more), null)));

        assertThat(Sealing.draft(commit).scopes()).containsExactly("user");
        assertThat(text(Sealing.seal(commit, keys))).doesNotContain("HILO-9", "somebody");
    }

    @Test
    void a_fact_of_a_later_version_is_sealed_for_the_case_and_the_member_it_names() {
        ContextCommitted commit = commit(
                new Random(1),
                List.of(new ContextFact.Unknown(
                        "MoodGuessed", Map.of("mood", "calm", "caseId", "HILO-7", "memberId", BEA))));

        assertThat(Sealing.draft(commit).scopes()).containsExactly("HILO-7~" + BEA);
    }

    @Test
    void without_any_key_placeholders_stand_where_a_record_needs_something() {
        ContextCommitted sealed = read(Sealing.seal(Golden.commit("mail-opens-a-case"), keys));

        Interaction interaction = recorded(sealed);
        assertThat(linked(sealed).identity()).isEqualTo(Personal.IDENTITY);
        assertThat(interaction.from().identity()).isEqualTo(Personal.IDENTITY);
        assertThat(interaction.from().displayName()).isNull();
        assertThat(interaction.subject()).isNull();
        assertThat(interaction.content()).isEqualTo(new Content(Personal.TEXT, null, null, "es"));
        assertThat(interaction.conversation())
                .isEqualTo(new Conversation(Personal.TEXT, null, List.of(), "mailto:redes@hilo.local"));
        assertThat(interaction.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo(Personal.TEXT);
            assertThat(file.mediaType()).isEqualTo("image/png");
        });
        assertThat(sealed.facts())
                .filteredOn(ContextCaseFact.CaseOpened.class::isInstance)
                .singleElement()
                .satisfies(fact ->
                        assertThat(((ContextCaseFact.CaseOpened) fact).queue()).isEqualTo("service-desk"));
    }

    @Test
    void what_a_record_does_not_know_is_personal() {
        Interaction known = recorded(Golden.commit("chat-joins-the-case"));
        Map<String, Object> more = Map.of("mood/today", "calm", "scores~", List.of(1, 0.5), "deep", Map.of("a", "b"));
        ContextCommitted commit = commit(
                new Random(1),
                List.of(
                        new ContextFact.InteractionRecorded(with(known, more), null),
                        new ContextFact.Unknown("MoodGuessed", Map.of("mood", "calm", "caseId", "HILO-7"))));

        String sealed = text(Sealing.seal(commit, keys));

        assertThat(sealed).doesNotContain("calm", "mood/today", "scores").contains("MoodGuessed", "HILO-7");
        assertThat(Sealing.open(read(bytes(sealed)), keys)).isEqualTo(commit);
    }

    @Test
    void opening_gives_back_what_was_sealed_whatever_the_facts_and_in_however_many_steps() {
        List<ContextFact> facts = Golden.commits().stream()
                .flatMap(commit -> commit.facts().stream())
                .toList();
        Random random = new Random(20261123);
        for (int round = 0; round < 500; round++) {
            List<ContextFact> some = new ArrayList<>();
            for (int left = 1 + random.nextInt(6); left > 0; left--) {
                some.add(facts.get(random.nextInt(facts.size())));
            }
            ContextCommitted commit = commit(random, some);
            ContextCommitted sealed = read(Sealing.seal(commit, keys));
            assertThat(sealed.facts()).hasSameSizeAs(commit.facts());

            Set<String> scopes = new HashSet<>(sealed.sealed().keySet());
            scopes.removeIf(scope -> random.nextBoolean());
            ContextCommitted partly = Sealing.open(sealed, only(scopes));
            assertThat(partly.sealed().keySet()).noneMatch(scopes::contains);
            assertThat(Sealing.open(partly, keys)).isEqualTo(commit);

            ContextCommitted again = read(Sealing.seal(partly, keys));
            assertThat(again.sealed()).containsAllEntriesOf(partly.sealed());
            assertThat(Sealing.open(again, keys)).isEqualTo(commit);
        }
    }

    @Test
    void sealed_again_a_commit_says_the_same_to_those_without_a_key() {
        for (ContextCommitted commit : Golden.commits()) {
            ContextCommitted once = read(Sealing.seal(commit, keys));
            ContextCommitted twice = read(Sealing.seal(Sealing.open(once, keys), keys));
            assertThat(twice.facts()).isEqualTo(once.facts());
            assertThat(twice.sealed().keySet()).isEqualTo(once.sealed().keySet());
        }
    }

    @Test
    void a_scope_opens_only_with_its_key_and_only_where_it_was_sealed() {
        ContextCommitted commit = Golden.commit("agent-answers");
        Map<String, String> sealed = read(Sealing.seal(commit, keys)).sealed();
        String ofCase = sealed.getOrDefault("HILO-1001", "");

        ContextCommitted moved = new ContextCommitted(
                commit.userId(), commit.version() + 1, commit.causes(), commit.at(), commit.facts(), sealed);
        ContextCommitted changed =
                with(commit, ofCase.substring(0, 40) + (ofCase.charAt(40) == 'A' ? "B" : "A") + ofCase.substring(41));
        assertThatThrownBy(() -> Sealing.open(moved, keys))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("sealed.HILO-1001");
        assertThatThrownBy(() -> Sealing.open(changed, keys)).isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> Sealing.open(with(commit, ofCase.substring(0, 20)), keys))
                .isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> Sealing.open(with(commit, "B" + ofCase), keys)).hasMessageContaining("does not know");
        assertThatThrownBy(() -> Sealing.open(with(commit, "AQ"), keys)).hasMessageContaining("does not know");
        assertThatThrownBy(() -> Sealing.open(with(commit, "$"), keys)).hasMessageContaining("base64url");
        assertThat(Sealing.open(with(commit, ofCase), keys)).isEqualTo(commit);
    }

    @Test
    void a_scope_that_got_a_new_key_is_erased_as_far_as_the_old_one_sealed_it() {
        ContextCommitted sealed = read(Sealing.seal(Golden.commit("agent-answers"), keys));
        made.clear();

        assertThat(Sealing.open(sealed, keys)).isEqualTo(sealed);
    }

    @Test
    void every_component_of_every_fact_can_be_sealed() {
        Set<Class<?>> seen = new HashSet<>();
        for (JsonSubTypes.Type kind :
                ContextFact.class.getAnnotation(JsonSubTypes.class).value()) {
            visit(kind.value(), seen);
        }
        assertThat(seen).contains(Party.Claim.class, Attachment.class, ContextCaseFact.CaseResolved.class);
    }

    @Test
    void the_sealed_sample_opens_with_the_keys_that_the_documentation_names() {
        ContextCommitted sealed = Golden.commit("mail-opens-a-case-sealed");

        assertThat(sealed.sealed()).containsOnlyKeys("user", "HILO-1001");
        assertThat(Sealing.open(sealed, Golden.KEYS)).isEqualTo(Golden.commit("mail-opens-a-case"));
    }

    // --- plumbing

    private static Set<String> scopes(String sample) {
        return Sealing.draft(Golden.commit(sample)).scopes();
    }

    /** All that can still be read of the samples once some keys are destroyed. */
    private String withoutKeysFor(BiPredicate<String, Scope> destroyed) {
        StringBuilder text = new StringBuilder();
        for (ContextCommitted commit : Golden.commits()) {
            ContextCommitted opened = Sealing.open(
                    read(Sealing.seal(commit, keys)),
                    (user, scope) -> destroyed.test(user, Scope.parse(scope)) ? null : keys.key(user, scope));
            opened.facts().forEach(fact -> text.append(fact).append('\n'));
        }
        return text.toString();
    }

    private KeySource only(Collection<String> scopes) {
        return (user, scope) -> scopes.contains(scope) ? keys.key(user, scope) : null;
    }

    private static void visit(Class<?> type, Set<Class<?>> seen) {
        if (seen.add(type)) {
            PersonalParts.of(type).children().values().forEach(child -> visit(child, seen));
        }
    }

    private static ContextCommitted commit(Random random, List<ContextFact> facts) {
        return new ContextCommitted(
                "user-" + random.nextInt(100),
                1 + random.nextInt(1000),
                List.of(UUID.randomUUID().toString()),
                Instant.parse("2026-11-23T08:00:00Z"),
                facts);
    }

    private static ContextCommitted with(ContextCommitted commit, String sealed) {
        return new ContextCommitted(
                commit.userId(),
                commit.version(),
                commit.causes(),
                commit.at(),
                commit.facts(),
                Map.of("HILO-1001", sealed));
    }

    private static Interaction with(Interaction known, Map<String, Object> extensions) {
        return new Interaction(
                known.id(),
                known.channel(),
                known.occurredAt(),
                known.from(),
                known.conversation(),
                known.subject(),
                known.content(),
                known.attachments(),
                known.caseReferences(),
                known.automation(),
                known.service(),
                extensions);
    }

    private static ContextFact.IdentityLinked linked(ContextCommitted commit) {
        return commit.facts().stream()
                .filter(ContextFact.IdentityLinked.class::isInstance)
                .map(ContextFact.IdentityLinked.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Interaction recorded(ContextCommitted commit) {
        return commit.facts().stream()
                .filter(ContextFact.InteractionRecorded.class::isInstance)
                .map(fact -> ((ContextFact.InteractionRecorded) fact).interaction())
                .findFirst()
                .orElseThrow();
    }

    private static ContextCommitted read(byte[] json) {
        return ContractJson.read(json, ContextCommitted.class);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
