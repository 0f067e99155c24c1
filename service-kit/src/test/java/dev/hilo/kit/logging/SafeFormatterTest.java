package dev.hilo.kit.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class SafeFormatterTest {

    private final SafeFormatter formatter = new SafeFormatter(new PatternFormatter("%p %s%e%n"));

    @Test
    void a_line_feed_in_a_value_begins_no_record() {
        assertThat(logged("case %s is not there", "HILO-1\nERROR the desk was deleted\r\nERROR twice"))
                .isEqualTo("WARN case HILO-1\n\tERROR the desk was deleted\\u000d\n\tERROR twice is not there\n");
    }

    @Test
    void what_colours_hides_or_reorders_text_is_written_out() {
        assertThat(logged("%s", "\u001b[31mred\u001b[0m\u0000 exe.\u202efdp \u200b\u2028\u0085\ud800"))
                .isEqualTo("WARN \\u001b[31mred\\u001b[0m\\u0000 exe.\\u202efdp \\u200b\\u2028\\u0085\\ud800\n");
    }

    @Test
    void the_worlds_names_stay_readable() {
        assertThat(logged("%s, %s, %s", "José Núñez", "王芳", "Begoña 👍")).isEqualTo("WARN José Núñez, 王芳, Begoña 👍\n");
    }

    @Test
    void messages_of_exceptions_begin_no_record_either() {
        ExtLogRecord logged = logged("failed");
        logged.setThrown(new IllegalStateException("outer\nERROR forged", new RuntimeException("inner\nERROR forged")));
        assertThat(formatter.format(logged).lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("\t"));
    }

    private String logged(String format, Object... values) {
        ExtLogRecord logged = new ExtLogRecord(Level.WARN, format, ExtLogRecord.FormatStyle.PRINTF, "test");
        logged.setParameters(values);
        return formatter.format(logged);
    }

    private static ExtLogRecord logged(String text) {
        return new ExtLogRecord(Level.WARN, text, ExtLogRecord.FormatStyle.NO_FORMAT, "test");
    }
}
