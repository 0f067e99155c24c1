package dev.hilo.cases.attachments.adapter.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TikaMediaTypesTest {

    private final TikaMediaTypes types = new TikaMediaTypes();

    @Test
    void a_program_is_one_whatever_it_is_called() {
        assertThat(types.isAmong(
                        types.detected(new byte[] {'M', 'Z', 0, 0}, "a.txt"), List.of("application/x-msdownload")))
                .isTrue();
        assertThat(types.detected(bytes(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 0x34), "foto.png"))
                .isEqualTo("application/java-vm");
        assertThat(types.detected(bytes(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1, 3, 0, 0, 0, 2, 0, 0, 0), "foto.png"))
                .startsWith("application/x-mach-o");
    }

    @Test
    void text_is_the_kind_of_text_that_its_name_says() {
        assertThat(types.detected(text("rem acordarse de la VPN"), "notas.txt")).isEqualTo("text/plain");
        assertThat(types.detected(text("#!/bin/sh\necho"), "pasos.log")).isEqualTo("text/x-log");
        assertThat(types.detected(text("a;b\n"), "lista.csv")).isEqualTo("text/csv");
        assertThat(types.detected(text("acordarse"), "notas.bat")).isEqualTo("application/x-bat");
    }

    @Test
    void a_name_that_says_nothing_leaves_it_to_the_bytes() {
        assertThat(types.detected(text("rem acordarse"), "attachment")).isEqualTo("application/x-bat");
        assertThat(types.detected(text("<html><body>x</body></html>"), "foto.png"))
                .isEqualTo("text/html");
    }

    @Test
    void what_was_said_counts_where_the_bytes_do_not_speak_against_it() {
        assertThat(types.believable("text/csv; charset=utf-8", "text/plain")).isEqualTo("text/csv; charset=utf-8");
        assertThat(types.believable("image/png", "text/html")).isEqualTo("text/html");
        assertThat(types.believable("nonsense", "text/plain")).isEqualTo("text/plain");
    }

    @Test
    void a_kind_of_a_type_is_among_what_the_type_is() {
        assertThat(types.isAmong("application/vnd.android.package-archive", List.of("application/java-archive")))
                .isTrue();
        assertThat(types.isAmong("application/x-javascript; charset=utf-8", List.of("text/javascript")))
                .isTrue();
        assertThat(types.isAmong("text/plain", List.of("text/javascript"))).isFalse();
        assertThat(types.isAmong("", List.of("text/javascript"))).isFalse();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
