package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.hilo.channel.email.SharedMail;
import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.MachineMade;
import dev.hilo.channel.email.inbound.model.Mail;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * Real mails, damaged at random: each is read, or refused with a reason, in time and memory that its size bounds. {@code
 * -Dhilo.fuzz.runs} and {@code -Dhilo.fuzz.seed} say how many and which.
 */
class FuzzedMailTest {

    private static final int RUNS = Integer.getInteger("hilo.fuzz.runs", 2_000);
    private static final long SEED = Long.getLong("hilo.fuzz.seed", 20261125L);

    /** What reading may allocate: so many bytes for each of the mail, and what any mail takes. */
    private static final long PER_BYTE = 400;

    private static final long ANY = 16L << 20;

    /** A mail as large as these takes milliseconds; a loop takes for ever. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private static final List<String> INSERTED = List.of(
            "\r\n--",
            "\r\n\r\n",
            "Content-Type: multipart/mixed; boundary=\"x\"\r\n",
            "Content-Type: text/html; charset=utf-7\r\n",
            "Content-Type: application/ms-tnef\r\n",
            "Content-Type: text/calendar\r\n",
            "Content-Type: message/rfc822\r\n\r\n",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nRRULE:FREQ=SECONDLY;COUNT=999999999\r\nDTSTART:99999999T999999Z\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n",
            "Content-Disposition: attachment; filename*0*=utf-8''%E2%28; filename*1=\"\r\n",
            "Subject: =?utf-8?Q?=?= =?iso-2022-jp?B?GyRC?=\r\n",
            "From: \"<@>,;:\\\" <<a@b>>\r\n",
            "Message-ID: <\r\n",
            "Date: Thu, 99 Foo 20026 99:99:99 +99999\r\n",
            "<div><blockquote>",
            "<div class=gmail_quote><blockquote type=cite>",
            "<div id=divRplyFwdMsg style='border-top:solid'>",
            "\u0000\u0000",
            "=",
            "> On 2026-11-25 10:10 a@b wrote:\n");

    private final Mime4jReader reader = new Mime4jReader();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void a_damaged_mail_is_read_or_refused_in_bounded_time_and_memory() throws Exception {
        List<byte[]> mails = mails();
        // What is loaded and compiled once is not counted.
        mails.forEach(mail -> assertThat(isRead(mail, "undamaged")).isTrue());
        int refused = 0;
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            byte[] damaged = damaged(mails, random);
            String which = "run " + run + " with -Dhilo.fuzz.seed=" + SEED;
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long began = System.nanoTime();
            refused += isRead(damaged, which) ? 0 : 1;
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as(which).isLessThan(LONG);
            assertThat(threads.getCurrentThreadAllocatedBytes() - allocated)
                    .as("bytes allocated for %d of mail, %s", damaged.length, which)
                    .isLessThan(PER_BYTE * damaged.length + ANY);
        }
        System.out.printf("damaged mails read: %d of %d, the others refused with a reason%n", RUNS - refused, RUNS);
        assertThat(refused)
                .as("a parser that refuses everything is safe and of no use")
                .isLessThan(RUNS / 10);
    }

    private boolean isRead(byte[] mail, String which) {
        try {
            Mail read = reader.read(mail);
            assertThat(read.identity()).as(which).isNotBlank();
            assertThat(read.newText()).as(which).isNotNull();
            assertThat(MachineMade.of(read.headers(), Optional.of(read.sender()), Set.of()))
                    .as(which)
                    .isNotNull();
            return true;
        } catch (UnreadableMail e) {
            assertThat(e.getMessage()).as(which).isNotBlank();
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("the parser threw at " + which, e);
        }
    }

    private static byte[] damaged(List<byte[]> mails, Random random) {
        byte[] mail = mails.get(random.nextInt(mails.size())).clone();
        for (int n = 1 + random.nextInt(6); n > 0 && mail.length > 2; n--) {
            int at = random.nextInt(mail.length);
            int length = random.nextInt(Math.min(2_000, mail.length - at));
            byte[] chunk = Arrays.copyOfRange(mail, at, at + length);
            switch (random.nextInt(6)) {
                case 0 -> mail[at] = (byte) random.nextInt(256);
                case 1 -> mail = spliced(mail, at, length, new byte[0]);
                case 2 -> mail = spliced(mail, at, 0, chunk);
                case 3 -> {
                    String some = INSERTED.get(random.nextInt(INSERTED.size()));
                    mail = spliced(
                            mail, at, 0, some.repeat(1 + random.nextInt(40)).getBytes(StandardCharsets.UTF_8));
                }
                case 4 -> {
                    byte[] other = mails.get(random.nextInt(mails.size()));
                    int from = random.nextInt(other.length);
                    mail = spliced(mail, at, length, Arrays.copyOfRange(other, from, other.length));
                }
                default -> mail = Arrays.copyOf(mail, at);
            }
        }
        return mail;
    }

    private static byte[] spliced(byte[] mail, int at, int without, byte[] instead) {
        byte[] spliced = new byte[mail.length - without + instead.length];
        System.arraycopy(mail, 0, spliced, 0, at);
        System.arraycopy(instead, 0, spliced, at, instead.length);
        System.arraycopy(mail, at + without, spliced, at + instead.length, mail.length - at - without);
        return spliced;
    }

    /** The real ones where they are at hand, and one of each shape that programs write. */
    private static List<byte[]> mails() throws Exception {
        List<byte[]> mails = new ArrayList<>(List.of("""
                From: Ana <ana@corp.com>
                To: soporte@hilo.local
                Subject: =?utf-8?Q?La_impresora_no_imprime?=
                Message-ID: <1@corp.com>
                Date: Mon, 23 Nov 2026 09:00:00 +0100
                Content-Type: multipart/mixed; boundary="outer"

                --outer
                Content-Type: multipart/alternative; boundary="inner"

                --inner
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Desde esta ma=C3=B1ana no imprime.

                --inner
                Content-Type: text/html; charset=utf-8

                <div>Desde esta <b>mañana</b> no imprime.<blockquote>antes</blockquote></div>
                --inner--
                --outer
                Content-Type: image/png; name*=utf-8''captura%%20uno.png
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB
                --outer
                Content-Type: message/rfc822

                From: luis@corp.com
                Subject: antes
                Content-Type: message/rfc822

                From: eva@corp.com

                hola
                --outer
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Madrid:20261124T090000
                SUMMARY:Revisión
                END:VEVENT
                END:VCALENDAR
                --outer
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                %s
                --outer--
                """.formatted(Base64.getMimeEncoder()
                        .encodeToString(new WinmailDat()
                                .with("A.TXT", "año.txt", "text/plain", new byte[300])
                                .with("B.PNG", "b.png", "image/png", new byte[30])
                                .bytes()))
                .replaceAll("\\R", "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        for (String folder : List.of("mime", "bounces")) {
            try {
                for (Path file : SharedMail.files(SharedMail.folder(folder), ".eml")) {
                    mails.add(Files.readAllBytes(file));
                }
            } catch (TestAbortedException e) {
                System.out.println("damaged mails: without the real ones, " + e.getMessage());
            }
        }
        return mails;
    }
}
