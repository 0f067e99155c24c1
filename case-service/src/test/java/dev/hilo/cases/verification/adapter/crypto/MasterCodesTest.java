package dev.hilo.cases.verification.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.verification.app.Codes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MasterCodesTest {

    private final Codes codes = codes(1);

    @Test
    void a_code_has_six_digits_also_where_it_begins_with_noughts() {
        assertThat(Stream.generate(codes::newCode).limit(2_000)).allMatch(code -> code.matches("[0-9]{6}"));
        assertThat(Stream.generate(codes::newCode).limit(2_000)).anyMatch(code -> code.startsWith("0"));
    }

    @Test
    void a_hash_is_of_one_code_of_one_verification_under_one_key() {
        String hash = codes.hash("ver-a-1", "123456");

        assertThat(codes(1).hash("ver-a-1", "123456")).isEqualTo(hash);
        assertThat(List.of(
                        codes.hash("ver-a-1", "123457"),
                        codes.hash("ver-a-2", "123456"),
                        codes(2).hash("ver-a-1", "123456")))
                .doesNotContain(hash);
    }

    @Test
    void a_name_says_nothing_of_what_it_stands_for() {
        String place = codes.place("tel:+34600000000");

        assertThat(place).matches("ver-[0-9a-f]{32}").isEqualTo(codes(1).place("tel:+34600000000"));
        assertThat(codes(2).place("tel:+34600000000")).isNotEqualTo(place);
    }

    private static Codes codes(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new MasterCodes(
                MasterKeys.of(Optional.of(Base64.getEncoder().encodeToString(key)), List.of()), new SecureRandom());
    }
}
