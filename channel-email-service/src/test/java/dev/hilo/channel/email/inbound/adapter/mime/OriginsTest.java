package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.Origin;
import dev.hilo.channel.email.inbound.model.Origin.TraceHeader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    @Test
    void trace_headers_are_kept_unfolded_in_their_order() throws Exception {
        Origin origin = origin("""
                Return-Path: <ana@corp.com>
                Received: by mx.hilo.example
                authentication-results: mx.hilo.example;
                \tdmarc=pass header.from=corp.com
                Received: by out.corp.com
                From: ana@corp.com
                """);

        assertThat(origin.trace())
                .containsExactly(
                        new TraceHeader(TraceHeader.Kind.RECEIVED, "by mx.hilo.example"),
                        new TraceHeader(
                                TraceHeader.Kind.AUTHENTICATION_RESULTS,
                                "mx.hilo.example;\tdmarc=pass header.from=corp.com"),
                        new TraceHeader(TraceHeader.Kind.RECEIVED, "by out.corp.com"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "From: Ana <Ana@Corp.com>",
                "From: \"García, Ana (corp@home)\" <ana@corp.com>",
                "From: =?utf-8?q?Ana_Garc=C3=ADa?= <ana@corp.com> (ana@home.org)",
                "From: ana@corp.com"
            })
    void one_address_is_the_author(String header) throws Exception {
        assertThat(origin(header + "\n").authorDomain()).contains("corp.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "From: ana@corp.com, eva@corp.com",
                "From: ana@corp.com <eva@corp.com>",
                "From: =?utf-8?q?ana=40corp.com=3E?= <eva@corp.com>",
                "From: =?utf-8?q?ana=40corp.com?= <eva@corp.com>",
                "Sender: ana@corp.com",
                "From: nobody"
            })
    void a_header_that_may_be_read_in_two_ways_names_no_author_or_the_one_that_the_mail_is_taken_to_be_from(
            String header) throws Exception {
        String source = header + "\n\nhola\n";
        String sender = read(source).sender();

        assertThat(sender.equals("eva@corp.com")
                        || read(source).origin().authorDomain().isEmpty())
                .as("verified as %s", sender)
                .isTrue();
    }

    @Test
    void two_from_headers_name_no_author() throws Exception {
        assertThat(origin("From: ana@corp.com\nFrom: eva@corp.com\n").authorDomain())
                .isEmpty();
    }

    private static Origin origin(String headers) throws UnreadableMail {
        return read(headers + "\nhola\n").origin();
    }

    private static Mail read(String source) throws UnreadableMail {
        return new Mime4jReader().read(source.getBytes(StandardCharsets.UTF_8));
    }
}
