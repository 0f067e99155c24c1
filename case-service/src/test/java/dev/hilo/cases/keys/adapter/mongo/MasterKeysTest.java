package dev.hilo.cases.keys.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasterKeysTest {

    @Test
    void without_a_master_key_it_says_how_to_make_one() {
        for (Optional<String> nothing : List.of(Optional.<String>empty(), Optional.of(" "))) {
            assertThatThrownBy(() -> MasterKeys.of(nothing, List.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("HILO_KEYS_MASTER")
                    .hasMessageContaining("openssl rand -base64 32");
        }
    }

    @Test
    void what_is_no_key_is_refused_without_being_quoted() {
        for (String wrong : List.of("not base64!", Base64.getEncoder().encodeToString(new byte[16]))) {
            assertThatThrownBy(() -> MasterKeys.of(Optional.of(wrong), List.of()))
                    .hasMessageContaining("hilo.keys.master must be 32 bytes")
                    .hasMessageNotContaining(wrong)
                    .hasNoCause();
            assertThatThrownBy(() -> MasterKeys.of(Optional.of(key(1)), List.of(wrong)))
                    .hasMessageContaining("hilo.keys.former")
                    .hasMessageNotContaining(wrong);
        }
    }

    @Test
    void former_keys_are_found_by_the_fingerprint_they_had_when_they_were_current() {
        String before = MasterKeys.of(Optional.of(key(1)), List.of()).current();
        MasterKeys now = MasterKeys.of(Optional.of(key(2) + "\n"), List.of(key(1)));

        assertThat(now.current()).isNotEqualTo(before);
        assertThat(now.find(before)).isNotNull();
        assertThat(now.find("0000000000000000")).isNull();
    }

    static String key(int everyByte) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) everyByte);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
