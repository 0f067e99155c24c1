package dev.hilo.channel.email.inbound.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineMadeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO|ana@corp.com|Subject: hola",
                "NO|ana@corp.com|Auto-Submitted: no",
                "NO|ana@corp.com|Precedence: normal",
                "NO|ana@corp.com|Return-Path: <ana@corp.com>",
                "AUTO_REPLY|ana@corp.com|Auto-Submitted: auto-replied (vacation)",
                "AUTO_REPLY|ana@corp.com|Auto-Submitted: auto-generated; owner-email=x",
                "AUTO_REPLY|ana@corp.com|X-Autoreply: yes",
                "AUTO_REPLY|ana@corp.com|Precedence: auto_reply",
                "AUTO_REPLY|ana@corp.com|Return-Path: <>",
                "BULK|news@corp.com|List-Id: News <news.corp.com>",
                "BULK|news@corp.com|List-Unsubscribe: <mailto:x@y>",
                "BULK|news@corp.com|Precedence: bulk",
                "BOUNCE|mailer-daemon@corp.com|Return-Path: <>",
                "BOUNCE|MAILER-DAEMON@corp.com|Subject: Undelivered",
                "BOUNCE|x@corp.com|Content-Type: multipart/report; report-type=delivery-status; boundary=x",
                "BOUNCE|x@corp.com|X-Failed-Recipients: ana@corp.com",
                "AUTO_REPLY|postmaster@corp.com|Auto-Submitted: auto-replied",
                "NO|ana@corp.com|List-Id: Soporte <soporte.corp.com>\\Precedence: list",
                "AUTO_REPLY|ana@corp.com|List-Id: Soporte <soporte.corp.com>\\Auto-Submitted: auto-replied",
            })
    void headers_tell_who_wrote_a_mail(MachineMade expected, String sender, String headers) {
        Map<String, List<String>> all = Arrays.stream(headers.split("\\\\"))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
        assertThat(MachineMade.of(new MailHeaders(all), Optional.of(sender), Set.of("soporte.corp.com")))
                .isEqualTo(expected);
    }
}
