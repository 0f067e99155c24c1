package dev.hilo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scopes say what they are about and whose they are. */
class ScopeTest {

    @Test
    void a_scope_is_read_as_it_was_written() {
        assertThat(Stream.of(
                        Scope.USER,
                        new Scope("HILO-1042", null),
                        new Scope(null, "u-2"),
                        new Scope("HILO-1042", "u-2")))
                .allSatisfy(scope -> assertThat(Scope.parse(scope.name())).isEqualTo(scope))
                .extracting(Scope::name)
                .containsExactly("user", "HILO-1042", "member:u-2", "HILO-1042~u-2");
    }

    @Test
    void the_nearest_case_and_the_nearest_member_count() {
        Scope ofCase = Scope.USER.of("HILO-1", "u-2");

        assertThat(ofCase.of(null, null)).isEqualTo(ofCase);
        assertThat(ofCase.of(null, "u-3").name()).isEqualTo("HILO-1~u-3");
        assertThat(ofCase.of("HILO-2", null).name()).isEqualTo("HILO-2~u-2");
    }

    @Test
    void in_their_own_log_nobody_is_a_member() {
        assertThat(new Scope("HILO-1", "u-2").inLogOf("u-2").name()).isEqualTo("HILO-1");
        assertThat(new Scope(null, "u-2").inLogOf("u-2")).isEqualTo(Scope.USER);
        assertThat(new Scope("HILO-1", "u-2").inLogOf("u-1").name()).isEqualTo("HILO-1~u-2");
    }

    @Test
    void it_says_with_which_case_and_which_member_it_is_destroyed() {
        Scope both = Scope.parse("HILO-1042~u-2");

        assertThat(both.isAbout("HILO-1042")).isTrue();
        assertThat(both.isAbout("HILO-104")).isFalse();
        assertThat(both.isOf("u-2")).isTrue();
        assertThat(both.isOf("u-20")).isFalse();
        assertThat(Scope.USER.isAbout("user")).isFalse();
    }

    @Test
    void a_case_that_could_be_read_as_another_scope_is_refused() {
        assertThat(Stream.of("user", "member:u-2", "HILO-1~2", " "))
                .allSatisfy(wrong -> assertThatThrownBy(() -> new Scope(wrong, null))
                        .isInstanceOf(ContractViolation.class)
                        .hasMessageContaining("caseId"));
    }
}
