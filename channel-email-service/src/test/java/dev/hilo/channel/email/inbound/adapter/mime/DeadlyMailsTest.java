package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.DeliveryReport;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that are made to take all time or all memory there is. */
class DeadlyMailsTest {

    private static final int SMALL = 20_000;
    private static final int TIMES = 4;
    private static final int LARGE = 36 << 20;

    private final Mime4jReader reader = new Mime4jReader();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Arguments> kinds() {
        return Stream.concat(
                Stream.of(
                                "<br>",
                                "<p>",
                                "<div>",
                                "<blockquote>",
                                "<blockquote>a<br>",
                                "<a href=http://a.b>c<table><tr><td>",
                                "<b a=%d><p>",
                                "<font size=%d><i><div>",
                                "<table><tr><td>",
                                "<ul><li>a",
                                "<div class=gmail_quote>a",
                                "<div style='border-top:1px'>a: b<br>",
                                "<pre>\n\n\n\n",
                                "<select><option>",
                                "<svg><math>",
                                "&nbsp;",
                                "&amp",
                                "<!--",
                                "<img src=\"data:image/png;base64,AAAA\">",
                                "<img src=\"data:image/png;base64,A",
                                "<img src     ",
                                "<style>a",
                                "<p style='display :none'>a</p>")
                        .map(piece -> html(piece, "", piece)),
                Stream.of(
                                Stream.of(html("<br> in 20 quotations", "<blockquote>".repeat(20), "<br>")),
                                Stream.of(
                                                "_".repeat(99) + "x\n",
                                                "_".repeat(480) + "x\n",
                                                "-".repeat(480) + "\n",
                                                "> ",
                                                ">\n",
                                                "> hola\n",
                                                "\n",
                                                " ",
                                                "\t",
                                                "x",
                                                "ab ",
                                                "a@b ",
                                                "a@b:\n",
                                                "10:30 ",
                                                "wrote ",
                                                "On 23/11/2026 9:00 a@b.c wrote:\n",
                                                "On 23/11/2026 9:00 a@b.c wrote:\n\n",
                                                "On 23/11/2026 9:00 a@b.c wrote:\n> a\nb\n",
                                                "On 23/11/2026 wrote wrote wrote wrote wrote wrote wrote wrote wrote:\n",
                                                "On 1.1.2026 \n",
                                                "El lun, 23 nov 2026 a las 9:42, Soporte\n\n",
                                                "From: a\nSent: b\nTo: c\nSubject: d\n\n",
                                                "From: a\n",
                                                "a: b\n",
                                                "-----Original Message-----\n",
                                                "Sent from my iPhone, a\n",
                                                "Enviado desde mi ",
                                                "\u1427",
                                                "***\n",
                                                "5.1.1 ",
                                                "550 ",
                                                "Message-ID: <",
                                                "Message-ID:\n\n\n",
                                                "--\n",
                                                "שלום (abc) ",
                                                "begin 644 a.txt\n")
                                        .map(piece -> plain(piece, piece)),
                                Stream.of(
                                                "Subject: ^=?utf-8?q?",
                                                "Subject: ^=?utf-8?q?a?= ",
                                                "Subject: ^=?utf-8?B?w",
                                                "Subject: ^=?",
                                                "Subject: ^HILO-1 ",
                                                "From: ^\"",
                                                "From: ^(",
                                                "From: ^a@b ",
                                                "From: ^=?utf-8?q?a?= ",
                                                "To: ^a@b.c, ",
                                                "References: ^<a",
                                                "References: ^<a@b> ",
                                                "Content-Language: ^es, ",
                                                "X-Failed-Recipients: ^a",
                                                "Authentication-Results: ^a; ",
                                                "Authentication-Results: ^(",
                                                "Content-Type: text/plain^; a=b",
                                                "Content-Type: text/plain^; name*1*=a",
                                                "Content-Type: text/plain; name*0*=utf-8''^%C3",
                                                "Content-Disposition: attachment^; filename*0=a",
                                                "Content-Type: ^multipart/",
                                                "Date: ^Mon, 23 ",
                                                "Auto-Submitted: ^(")
                                        .map(DeadlyMailsTest::header),
                                Stream.of(
                                        mail(
                                                "status blocks",
                                                n -> "From: a@b.c\nReturn-Path: <>\nContent-Type: multipart/report;"
                                                        + " report-type=delivery-status; boundary=b\n\n--b\nContent-Type:"
                                                        + " message/delivery-status\n\n"
                                                        + "Final-Recipient: a\n\n".repeat(n / 20)
                                                        + "\n--b--\n"),
                                        mail(
                                                "calendar",
                                                n -> "From: a@b.c\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n"
                                                        + "BEGIN:VEVENT\nSUMMARY:a\n".repeat(n / 30)),
                                        mail(
                                                "boundaries",
                                                n -> "From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"
                                                        + "--b \n-- b\n--\n".repeat(n / 12))))
                        .flatMap(stream -> stream));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void what_is_several_times_as_long_takes_several_times_as_long(String kind, IntFunction<String> mail)
            throws Exception {
        long once = nanos(mail.apply(SMALL));
        long several = nanos(mail.apply(SMALL * TIMES));

        assertThat((double) several / once)
                .as("times as long for %d times the mail", TIMES)
                .isLessThan(TIMES * 3);
    }

    @Test
    void html_that_is_larger_than_anybody_reads_is_a_file_and_its_beginning_the_text() throws Exception {
        String body = "<blockquote>".repeat(20) + "José " + "<br>".repeat(10 << 18) + "el fin";
        Mail mail = read("From: a@b.c\nContent-Type: text/html; charset=iso-8859-1\n\n" + body, "iso-8859-1");

        assertThat(mail.newText()).startsWith("> > ").contains("José");
        assertThat(mail.text().length()).isLessThan(1_000_000);
        MailFile whole = mail.files().getFirst();
        assertThat(whole.name()).isEqualTo("message.html");
        assertThat(new String(whole.bytes(), StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @Test
    void text_that_is_larger_than_anybody_reads_is_a_file_and_its_beginning_the_text() throws Exception {
        String body = "¿Qué tal? ".repeat(80_000) + "fin";
        Mail mail = read("From: a@b.c\nContent-Type: text/plain; charset=utf-8\n\n" + body, "utf-8");

        assertThat(mail.text()).startsWith("¿Qué tal? ¿Qué").hasSizeLessThan(body.length());
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("message.txt");
        assertThat(new String(mail.files().getFirst().bytes(), StandardCharsets.UTF_8))
                .isEqualTo(body);
    }

    @Test
    void a_mail_of_the_largest_size_that_is_fetched_takes_a_bounded_multiple_of_it() throws Exception {
        for (String piece : List.of("<p>", "<br>", "<b><i>", "a", "é", "\n")) {
            byte[] mail = ("From: a@b.c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                            + piece.repeat(LARGE / piece.length() / 2))
                    .getBytes(StandardCharsets.UTF_8);
            long allocated = threads.getCurrentThreadAllocatedBytes();
            assertThat(reader.read(mail).files()).extracting(MailFile::name).containsExactly("message.html");
            assertThat((threads.getCurrentThreadAllocatedBytes() - allocated) / mail.length)
                    .as("bytes allocated for each of the mail, of %s", piece)
                    .isLessThan(60);
        }
    }

    private static Arguments html(String kind, String before, String piece) {
        return mail(
                kind,
                n -> "From: a@b.c\nContent-Type: text/html; charset=utf-8\n\n<p>Hola</p>" + before
                        + repeated(piece, n));
    }

    private static Arguments plain(String kind, String piece) {
        return mail(
                kind.replace("\n", "\\n"),
                n -> "From: a@b.c\nReturn-Path: <>\nContent-Type: text/plain; charset=utf-8\n\nHola\n"
                        + repeated(piece, n));
    }

    private static Arguments header(String line) {
        String[] parts = line.split("\\^", -1);
        return mail(line, n -> parts[0] + repeated(parts[1], n) + "\nX: y\n\nhola\n");
    }

    private static Arguments mail(String kind, IntFunction<String> mail) {
        return Arguments.of(kind, mail);
    }

    private static String repeated(String piece, int length) {
        StringBuilder all = new StringBuilder(length + 100);
        while (all.length() < length) {
            all.append(piece.replace("%d", Integer.toString(all.length())));
        }
        return all.toString();
    }

    /** Of processor time, the best of some: other programs run on this machine. */
    private long nanos(String mail) throws Exception {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            long began = threads.getCurrentThreadCpuTime();
            try {
                DeliveryReport.of(read(mail, "utf-8"));
            } catch (UnreadableMail e) {
                // Refused in time is as good.
            }
            best = Math.min(best, threads.getCurrentThreadCpuTime() - began);
        }
        return Math.max(best, 3_000_000);
    }

    private Mail read(String mail, String charset) throws Exception {
        return reader.read(mail.replace("\n", "\r\n").getBytes(Charset.forName(charset)));
    }
}
