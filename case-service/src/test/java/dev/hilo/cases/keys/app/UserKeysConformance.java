package dev.hilo.cases.keys.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of keys must do. */
public abstract class UserKeysConformance {

    private final String ana = "ana-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();
    private final KeyId ofAna = new KeyId(ana, "user");
    private final KeyId ofAnasCase = new KeyId(ana, "HILO-1");
    private final KeyId ofBob = new KeyId(bob, "user");

    protected abstract UserKeys keys();

    @Test
    void a_key_is_made_once_and_stays() {
        Map<KeyId, DataKey> made = keys().forSealing(List.of(ofAna, ofBob));

        assertThat(made).containsOnlyKeys(ofAna, ofBob);
        assertThat(keys().forSealing(List.of(ofAnasCase, ofAna))).containsEntry(ofAna, key(made, ofAna));
        assertThat(keys().existing(List.of(ofAna, ofBob))).isEqualTo(made);
    }

    @Test
    void each_scope_of_each_user_has_a_key_of_its_own() {
        Map<KeyId, DataKey> made = keys().forSealing(List.of(ofAna, ofAnasCase, ofBob, new KeyId(bob, "HILO-1")));

        assertThat(made.values()).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void to_look_makes_no_keys() {
        assertThat(keys().existing(List.of(ofAna))).isEmpty();
        assertThat(keys().existing(List.of())).isEmpty();
        assertThat(keys().forSealing(List.of())).isEmpty();
        assertThat(keys().existing(List.of(ofAna))).isEmpty();
    }

    @Test
    void a_destroyed_key_is_gone_and_the_next_one_is_another() {
        Map<KeyId, DataKey> made = keys().forSealing(List.of(ofAna, ofAnasCase));
        keys().existing(List.of(ofAna, ofAnasCase));

        keys().destroyCase(ana, "HILO-1");
        keys().destroyCase(ana, "HILO-1");

        assertThat(keys().existing(List.of(ofAna, ofAnasCase))).isEqualTo(Map.of(ofAna, key(made, ofAna)));
        assertThat(keys().forSealing(List.of(ofAnasCase))).doesNotContainValue(key(made, ofAnasCase));
    }

    @Test
    void a_case_goes_by_whomever_and_a_merged_user_about_whatever() {
        KeyId ofBobHere = new KeyId(ana, "member:" + bob);
        KeyId ofBobAboutTheCase = new KeyId(ana, "HILO-1~" + bob);
        KeyId ofEveAboutTheCase = new KeyId(ana, "HILO-1~eve");
        KeyId ofAnotherCase = new KeyId(ana, "HILO-11");
        List<KeyId> all =
                List.of(ofAna, ofAnasCase, ofBobHere, ofBobAboutTheCase, ofEveAboutTheCase, ofAnotherCase, ofBob);
        keys().forSealing(all);

        keys().destroyMember(ana, bob);
        assertThat(keys().existing(all)).containsOnlyKeys(ofAna, ofAnasCase, ofEveAboutTheCase, ofAnotherCase, ofBob);

        keys().destroyCase(ana, "HILO-1");
        assertThat(keys().existing(all)).containsOnlyKeys(ofAna, ofAnotherCase, ofBob);
    }

    @Test
    void everything_of_a_user_goes_at_once_and_nothing_of_others() {
        keys().forSealing(List.of(ofAna, ofAnasCase, ofBob));
        keys().existing(List.of(ofAna, ofAnasCase, ofBob));

        keys().destroyAll(ana, Set.of());
        keys().destroyAll(ana, Set.of());

        assertThat(keys().existing(List.of(ofAna, ofAnasCase, ofBob))).containsOnlyKeys(ofBob);
    }

    @Test
    void what_those_said_there_who_have_left_stays() {
        KeyId ofBobHere = new KeyId(ana, "member:" + bob);
        KeyId ofBobAboutTheCase = new KeyId(ana, "HILO-1~" + bob);
        KeyId ofEveHere = new KeyId(ana, "member:eve");
        List<KeyId> all = List.of(ofAna, ofAnasCase, ofBobHere, ofBobAboutTheCase, ofEveHere, ofBob);
        keys().forSealing(all);
        keys().existing(all);

        keys().destroyAll(ana, Set.of(bob));

        assertThat(keys().existing(all)).containsOnlyKeys(ofBobHere, ofBobAboutTheCase, ofBob);
    }

    @Test
    void those_who_need_the_same_new_keys_at_the_same_time_get_the_same() throws Exception {
        List<KeyId> many = IntStream.range(0, 50)
                .mapToObj(i -> new KeyId(ana, "HILO-" + i))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Map<KeyId, DataKey>> asking = () -> keys().forSealing(many);
            List<Map<KeyId, DataKey>> answers = new ArrayList<>();
            for (Future<Map<KeyId, DataKey>> answer : threads.invokeAll(List.of(asking, asking, asking, asking))) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .allSatisfy(
                            answer -> assertThat(answer).hasSize(many.size()).isEqualTo(keys().existing(many)));
        }
    }

    private static DataKey key(Map<KeyId, DataKey> keys, KeyId id) {
        return java.util.Objects.requireNonNull(keys.get(id));
    }
}
