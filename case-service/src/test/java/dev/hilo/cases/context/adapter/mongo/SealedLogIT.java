package dev.hilo.cases.context.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.adapter.contract.PublishedCommit;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.keys.app.InMemoryUserKeys;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Personal;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.Samples;
import dev.hilo.kit.test.TestStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log holds nothing personal that a destroyed key would not take with it, and folds all the same. */
class SealedLogIT {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final List<ContextCommitted> story = Samples.story().subList(0, 6);
    private final String user = story.getFirst().userId();
    private final InMemoryUserKeys keys = new InMemoryUserKeys();
    private MongoContextLog log;
    private PublishedLog published;

    @BeforeEach
    void told() {
        log = new MongoContextLog(STORE.database(), keys);
        published = new PublishedLog(STORE.database(), keys);
        MongoIndexes.create(STORE.database(), MongoContextLog.INDEXES);
        story.forEach(commit -> assertThat(log.append(List.of(model(commit)))).isEmpty());
    }

    @Test
    void what_was_committed_is_read_as_it_was() {
        assertThat(published.between(user, 1, 10)).isEqualTo(story);
        assertThat(log.read(user, 1, 10))
                .isEqualTo(story.stream().map(SealedLogIT::model).toList());
        assertThat(log.latest(user)).isEqualTo(folded(story));
    }

    @Test
    void nothing_personal_lies_in_the_log() {
        assertThat(stored())
                .doesNotContain("ana@corp.com", "Ana", "García", "VPN", "vpn-1", "7f3c9a", "captura", "sigo", "perfil")
                .contains("HILO-1001", "agent-marta", "configuration", "CaseReopened");
    }

    @Test
    void without_its_keys_the_log_still_folds_and_yields_nothing_personal() {
        keys.destroyAll(user, Set.of());

        Context context = log.latest(user);
        assertThat(context.version()).isEqualTo(6);
        assertThat(context.cases()).hasSameSizeAs(folded(story).cases());
        assertThat(context.cases().getFirst().status())
                .isEqualTo(folded(story).cases().getFirst().status());
        assertThat(context.profile().displayName()).isNull();
        assertThat(context.identities())
                .allSatisfy(linked -> assertThat(linked.identity()).isEqualTo(Personal.IDENTITY));
        assertThat(text(published.between(user, 1, 6)))
                .doesNotContain("ana@corp.com", "Ana", "VPN", "7f3c9a", "captura");
    }

    @Test
    void without_the_key_of_a_case_its_words_are_gone_and_the_user_is_known() {
        keys.destroyCase(user, "HILO-1001");

        assertThat(log.latest(user).profile()).isEqualTo(folded(story).profile());
        assertThat(log.latest(user).identities()).isEqualTo(folded(story).identities());
        assertThat(text(published.between(user, 1, 6)))
                .contains("Ana García", "mailto:ana@corp.com")
                .doesNotContain("VPN", "captura", "perfil");
    }

    @Test
    void a_case_that_goes_on_after_its_key_was_destroyed_gets_a_new_one_and_the_log_stays_readable() {
        keys.destroyCase(user, "HILO-1001");
        ContextCommitted later = new ContextCommitted(
                user,
                7,
                List.of("req_later"),
                story.getLast().at(),
                story.get(3).facts());

        assertThat(log.append(List.of(model(later)))).isEmpty();

        List<ContextCommitted> read = published.between(user, 1, 7);
        assertThat(read.getLast()).isEqualTo(later);
        assertThat(((ContextCaseFact.AgentMessageSent) read.get(3).facts().getFirst()).text())
                .isEqualTo(Personal.TEXT);
        assertThat(log.latest(user).version()).isEqualTo(7);
    }

    @Test
    void a_page_costs_one_look_for_keys_and_a_batch_one() {
        int before = keys.lookUps();
        published.between(user, 1, 6);
        log.read(user, 1, 6);
        assertThat(keys.lookUps()).isEqualTo(before + 2);

        ContextCommitted bobs = new ContextCommitted(
                "bob",
                1,
                story.getFirst().causes(),
                story.getFirst().at(),
                story.getFirst().facts());
        ContextCommitted eves = new ContextCommitted("eve", 1, bobs.causes(), bobs.at(), bobs.facts());
        log.append(List.of(model(bobs), model(eves)));
        assertThat(keys.lookUps()).isEqualTo(before + 3);
    }

    @Test
    void a_commit_from_before_they_were_sealed_reads_as_it_is() {
        ContextCommitted old = new ContextCommitted(
                "bob",
                1,
                story.getFirst().causes(),
                story.getFirst().at(),
                story.getFirst().facts());
        STORE.database()
                .getCollection("context_log")
                .insertOne(CommitDocument.write(model(old), ContractJson.write(old)));

        assertThat(published.between("bob", 1, 1)).containsExactly(old);
        assertThat(log.latest("bob").profile().displayName()).isEqualTo("Ana García");
    }

    private static Commit model(ContextCommitted commit) {
        return PublishedCommit.toModel(commit, null);
    }

    private Context folded(List<ContextCommitted> commits) {
        Context context = Context.empty(user);
        for (ContextCommitted commit : commits) {
            context = context.after(model(commit));
        }
        return context;
    }

    private static String stored() {
        StringBuilder all = new StringBuilder();
        STORE.database()
                .getCollection("context_log")
                .find()
                .map(document -> document.append("payload", readable(document.getString("payload"))))
                .map(Document::toJson)
                .forEach(all::append);
        return all.toString();
    }

    private static String text(List<ContextCommitted> commits) {
        return readable(new String(ContractJson.write(commits), StandardCharsets.UTF_8));
    }

    /** Without the ciphertext, in which any short word may stand by chance. */
    private static String readable(String json) {
        return json.replaceAll("\"sealed\":\\{[^}]*}", "");
    }
}
