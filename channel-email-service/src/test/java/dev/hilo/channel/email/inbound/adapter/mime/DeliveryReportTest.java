package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hilo.channel.email.SharedMail;
import dev.hilo.channel.email.inbound.model.DeliveryReport;
import dev.hilo.channel.email.inbound.model.DeliveryReport.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What servers say of mail that they could not bring. */
class DeliveryReportTest {

    private static final String TOP = """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example
            MIME-Version: 1.0
            """;
    private static final String REPORT = TOP + """
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            Sorry.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            %s
            --b
            Content-Type: text/rfc822-headers

            From: soporte@hilo.local
            message-id:
             <dlv_1.HILO-1@hilo.local>
            Subject: Re: VPN

            --b--
            """;

    @Test
    void a_report_names_the_mail_whom_it_did_not_reach_and_why() throws Exception {
        DeliveryReport report = report("""
                Original-Recipient: rfc822; Ana@Corp.com
                Final-Recipient: rfc822;<ana@internal.corp.com>
                Action: failed
                Status: 5.1.1 (user unknown)
                Diagnostic-Code: smtp; 550 5.1.1 <ana@internal.corp.com>:
                 no such user""");

        assertThat(report.messageIds()).containsExactly("<dlv_1.HILO-1@hilo.local>");
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.recipients()).containsExactlyInAnyOrder("ana@corp.com", "ana@internal.corp.com");
            assertThat(failure.code()).contains("5.1.1");
            assertThat(failure.reason()).isEqualTo("550 5.1.1 <ana@internal.corp.com>: no such user");
        });
    }

    @Test
    void each_recipient_has_a_word_of_its_own_and_what_is_late_or_arrived_is_no_failure() throws Exception {
        DeliveryReport report = report("""
                Final-Recipient: rfc822; ana@corp.com
                Action: delayed
                Status: 4.4.1

                Final-Recipient: rfc822; eva@corp.com
                Action: delivered
                Status: 2.0.0

                Final-Recipient: rfc822; luis@corp.com
                Action: failed
                Status: 4.4.7""");

        assertThat(report.failures()).containsExactly(new Failure(Set.of("luis@corp.com"), Optional.of("4.4.7"), ""));
        assertThat(report.failures().getFirst().reason()).isEqualTo("4.4.7");
    }

    @Test
    void a_status_that_gives_a_class_only_is_made_exact_by_the_words() throws Exception {
        assertThat(report("""
                        Final-Recipient: rfc822; ana@corp.com
                        Action: failed
                        Status: 5.0.0
                        Diagnostic-Code: smtp; 554 5.7.1 denied from 5.6.7.8""").failures().getFirst().code()).contains("5.7.1");
    }

    @Test
    void a_report_in_free_form_counts_when_it_says_that_it_is_final() throws Exception {
        String text = TOP + """
                X-Failed-Recipients: ana@corp.com

                This message could not be delivered:

                  ana@corp.com
                    %s

                ------ This is a copy of the message. ------

                Message-ID: <dlv_1.HILO-1@hilo.local>
                From: soporte@hilo.local

                hola 5.5.5
                """;

        assertThat(read(text.formatted("host mx.corp.com: 550 5.2.2 mailbox full")))
                .satisfies(report -> {
                    assertThat(report.messageIds()).containsExactly("<dlv_1.HILO-1@hilo.local>");
                    assertThat(report.failures()).singleElement().satisfies(failure -> {
                        assertThat(failure.recipients()).containsExactly("ana@corp.com");
                        assertThat(failure.code()).contains("5.2.2");
                    });
                });
        assertThat(read(text.formatted("550 no such user")).failures()).hasSize(1);
        assertThat(read(text.formatted("it will be tried again")).failures()).isEmpty();
        assertThat(read(text.formatted("550: no such user")).failures()).hasSize(1);
    }

    @Test
    void a_server_that_has_given_up_reports_a_failure_whatever_its_code() throws Exception {
        assertThat(read(TOP + """
                        Subject: failure notice

                        Your message was in the queue for too long and I have given up.

                        ----------------------------------
                        <begoña@corp.com>:
                        Remote host said: 452 4.2.2 mailbox over quota

                        --- Below is a copy of the message.

                        Message-ID: <dlv_1.HILO-1@hilo.local>
                        To: "Íñiguez, Begoña" <begoña@corp.com>
                        """)).satisfies(report -> {
            assertThat(report.messageIds()).containsExactly("<dlv_1.HILO-1@hilo.local>");
            assertThat(report.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.recipients()).containsExactly("begoña@corp.com");
                assertThat(failure.code()).contains("4.2.2");
            });
        });
        assertThat(read(TOP + """

                        No se ha podido entregar el mensaje a o'brien@corp.com: el buzón no existe.
                        """).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.recipients()).containsExactly("o'brien@corp.com"));
        assertThat(read(TOP + """
                        Subject: Warning: could not send message for past 4 hours

                        Your message could not be delivered yet: 451 4.3.0 busy.
                        Delivery attempts will continue for some time.
                        """).failures()).isEmpty();
    }

    @Test
    void the_returned_copy_tells_whom_a_mail_was_for_where_the_server_does_not() throws Exception {
        String text = TOP + """

                User's mailbox is full.

                ----- Original message -----
                Message-ID: <dlv_1.HILO-1@hilo.local>
                To: José Núñez <nunez@corp.com>%s
                Subject: VPN
                """;

        assertThat(read(text.formatted("")).failures().getFirst().recipients()).containsExactly("nunez@corp.com");
        assertThat(read(text.formatted(", wang.fang@corp.com"))
                        .failures()
                        .getFirst()
                        .recipients())
                .isEmpty();
    }

    @Test
    void most_bounces_in_free_form_give_a_failure() throws Exception {
        Path folder = SharedMail.folder("bounces");
        JsonNode all = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("expected.json")));
        int failed = 0;
        int known = 0;
        List<String> differing = new ArrayList<>();
        for (Path file : SharedMail.files(folder, ".eml")) {
            byte[] source = Files.readAllBytes(file);
            String text = new String(source, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            String reason = all.get(file.getFileName().toString()).at("/0/2").asText();
            boolean late = text.contains("(delay)") || text.contains("subject: warning") || text.contains("retried");
            if (!text.contains("message/delivery-status")
                    && !late
                    && !Set.of("vacation", "delivered", "feedback").contains(reason)) {
                known++;
                boolean found = DeliveryReport.of(new Mime4jReader().read(source)).failures().stream()
                        .anyMatch(failure -> !failure.recipients().isEmpty());
                failed += found ? 1 : 0;
                if (!found) {
                    differing.add(file.getFileName().toString());
                }
            }
        }
        System.out.printf(
                "bounces in free form that give a failure: %d of %d; differing: %s%n", failed, known, differing);
        assertThat((double) failed / known).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void a_recipient_is_named_whole_whatever_letters_it_is_made_of() throws Exception {
        assertThat(report("""
                        Original-Recipient: rfc822;"O'Brien" <Miles.O'Brien@corp.com>
                        Final-Recipient: utf-8; grüße@corp.com
                        Action: failed
                        Status: 5.1.1""").failures().getFirst().recipients())
                .containsExactlyInAnyOrder("miles.o'brien@corp.com", "grüße@corp.com");
        assertThat(read(TOP + """

                        550 No such user: 'begoña.o'brien@corp.com'.
                        """).failures().getFirst().recipients()).containsExactly("begoña.o'brien@corp.com");
        assertThat(read(TOP + """
                        X-Failed-Recipients: =?utf-8?q?luis=40corp.com?= <ana@corp.com>

                        550 No such user
                        """).failures().getFirst().recipients()).containsExactly("ana@corp.com");
    }

    @Test
    void codes_of_real_bounces_come_out_as_another_parser_reads_them() throws Exception {
        Path folder = SharedMail.folder("bounces");
        JsonNode all = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("expected.json")));
        int same = 0;
        int readable = 0;
        int standard = 0;
        int standardSame = 0;
        List<String> differing = new ArrayList<>();
        for (Path file : SharedMail.files(folder, ".eml")) {
            Set<String> expected = new TreeSet<>();
            all.get(file.getFileName().toString())
                    .forEach(row -> Optional.of(row.get(0).asText())
                            .filter(code -> !code.isEmpty())
                            .ifPresent(expected::add));
            String source = Files.readString(file, StandardCharsets.ISO_8859_1);
            Set<String> actual = new TreeSet<>();
            DeliveryReport.of(new Mime4jReader().read(Files.readAllBytes(file)))
                    .failures()
                    .forEach(failure -> failure.code().ifPresent(actual::add));
            boolean invented = expected.stream().anyMatch(code -> code.matches("\\d\\.0\\.9\\d\\d"));
            boolean byStandard = source.toLowerCase(Locale.ROOT).contains("message/delivery-status");
            boolean equal = actual.equals(expected);
            same += equal ? 1 : 0;
            readable += invented ? 0 : 1;
            standard += byStandard && !invented ? 1 : 0;
            standardSame += byStandard && !invented && equal ? 1 : 0;
            if (!equal && !invented) {
                differing.add(file.getFileName() + " " + expected + " is " + actual);
            }
        }
        System.out.printf(
                "bounces whose codes are as expected: %d of %d whose codes are not invented; by RFC 3464: %d of %d;"
                        + " differing: %s%n",
                same, readable, standardSame, standard, differing);
        assertThat((double) standardSame / standard).isGreaterThanOrEqualTo(0.85);
    }

    private static DeliveryReport report(String status) throws Exception {
        return read(REPORT.formatted(status));
    }

    private static DeliveryReport read(String source) throws Exception {
        return DeliveryReport.of(
                new Mime4jReader().read(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }
}
