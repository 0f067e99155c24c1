package dev.hilo.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    @Test
    void failures_that_are_each_others_cause_come_to_an_end() {
        IOException store = new IOException("the store is away");
        IllegalStateException handler = new IllegalStateException("Begoña Íñiguez", store);
        store.initCause(handler);

        assertThat(FaultClassifier.standard().reason(handler))
                .startsWith("IllegalStateException <- IOException: the store is away")
                .doesNotContain("Begoña")
                .hasSizeLessThan(1_001);
    }

    @Test
    void a_long_reason_is_cut_between_characters() {
        assertThat(Reasons.shortened("x".repeat(998) + "👋".repeat(9_000)))
                .hasSize(999)
                .endsWith("x…");
        assertThat(Reasons.shortened("no such delivery")).isEqualTo("no such delivery");
    }
}
