package dev.hilo.identities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.ContractViolation;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any input; the seeds are fixed, so that what fails fails again. */
class IdentityRulesPropertyTest {

    private static final int ROUNDS = 20_000;
    private static final String[] SCHEMES = {"mailto", "tel", "whatsapp", "sms", "chat", "oidc", "MAILTO", "Tel"};
    private static final String MAIL = "aZéßİςΣ\u212Ak\u0301ñ0+.-_@ .com<>,;ü。ﬀ";
    private static final String NUMBER = "+0123456789() -./;ext=x#,";

    private final IdentityRules rules = new IdentityRules("ES", Set.of("corp.com"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void to_normalise_twice_changes_nothing(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String written = SCHEMES[random.nextInt(SCHEMES.length)] + ":" + value(random);
            Optional<String> once = normalised(written);
            once.ifPresent(
                    identity -> assertThat(normalised(identity)).as(written).contains(identity));
            accepted += once.isPresent() ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 20);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void a_number_is_e164_whatever_stands_between_its_digits(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String digits = "6" + String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
            StringBuilder written =
                    new StringBuilder(random.nextBoolean() ? "+34" : random.nextBoolean() ? "0034" : "");
            for (char digit : digits.toCharArray()) {
                written.append(" .-".charAt(random.nextInt(3))).append(digit);
            }
            assertThat(rules.tel(written.toString())).isEqualTo("tel:+34" + digits);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void a_mail_address_does_not_depend_on_case_or_surrounding_space(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String address = word(random) + "." + word(random) + "@" + word(random) + ".example";
            String written = " ".repeat(random.nextInt(3)) + mixed(address, random) + " ".repeat(random.nextInt(3));
            assertThat(rules.mail(written)).isEqualTo("mailto:" + address);
        }
    }

    @Test
    void an_identity_is_one_line_and_has_a_lower_case_scheme() {
        Random random = new Random(8);
        for (int i = 0; i < ROUNDS; i++) {
            normalised(SCHEMES[random.nextInt(SCHEMES.length)] + ":" + value(random))
                    .ifPresent(identity -> assertThat(identity)
                            .matches("[a-z][a-z0-9+.-]*:\\S(.*\\S)?")
                            .doesNotContain("\n"));
        }
    }

    private Optional<String> normalised(String identity) {
        try {
            return Optional.of(rules.normalise(identity, "identity"));
        } catch (ContractViolation e) {
            return Optional.empty();
        }
    }

    private static String value(Random random) {
        String alphabet = random.nextBoolean() ? MAIL : NUMBER;
        StringBuilder value = new StringBuilder(random.nextInt(3) == 0 ? "ana@" : random.nextInt(3) == 0 ? "+" : "");
        int length = random.nextInt(16);
        for (int i = 0; i < length; i++) {
            value.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return value.append(random.nextInt(4) == 0 ? "@corp.com" : "").toString();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= random.nextInt(8); i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static String mixed(String text, Random random) {
        StringBuilder mixed = new StringBuilder();
        for (char c : text.toCharArray()) {
            mixed.append(random.nextBoolean() ? Character.toUpperCase(c) : c);
        }
        return mixed.toString();
    }
}
