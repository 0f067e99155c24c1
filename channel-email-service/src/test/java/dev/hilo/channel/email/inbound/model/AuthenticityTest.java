package dev.hilo.channel.email.inbound.model;

import static dev.hilo.channel.email.inbound.model.Authenticity.SUSPECT;
import static dev.hilo.channel.email.inbound.model.Authenticity.UNKNOWN;
import static dev.hilo.channel.email.inbound.model.Authenticity.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.inbound.model.Origin.TraceHeader;
import dev.hilo.channel.email.inbound.model.Origin.TraceHeader.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mail of corp.com comes in through mx.hilo.example, which is trusted. */
class AuthenticityTest {

    private static final String OUR_HOP = "Received: from out.corp.com by mx.hilo.example";
    private static final String EARLIER_HOP = "Received: from pc.corp.com by out.corp.com";
    private static final String PASS = "mx.hilo.example; dmarc=pass (p=reject) header.from=corp.com";
    private static final String FAIL =
            "mx.hilo.example; spf=pass smtp.mailfrom=evil.example; dmarc=fail header.from=corp.com";

    @Test
    void dmarc_that_passes_for_the_senders_domain_verifies_and_one_that_fails_makes_suspect() {
        assertThat(of(OUR_HOP, PASS, EARLIER_HOP)).isEqualTo(VERIFIED);
        assertThat(of(PASS, OUR_HOP)).isEqualTo(VERIFIED);
        assertThat(of(OUR_HOP, FAIL)).isEqualTo(SUSPECT);
    }

    @Test
    void dmarc_of_another_domain_or_of_none_verifies_nobody() {
        assertThat(of("mx.hilo.example; dmarc=pass header.from=evil.example")).isEqualTo(UNKNOWN);
        assertThat(of("mx.hilo.example; dmarc=pass")).isEqualTo(UNKNOWN);
        assertThat(of("mx.hilo.example; dmarc=temperror header.from=corp.com; dkim=pass header.d=corp.com"))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void where_there_is_no_policy_a_signature_or_an_envelope_of_that_very_domain_verifies() {
        assertThat(of("mx.hilo.example; dkim=pass header.d=corp.com")).isEqualTo(VERIFIED);
        assertThat(of("mx.hilo.example; dkim=fail header.d=corp.com; dkim=pass header.i=@CORP.com; dmarc=none"))
                .isEqualTo(VERIFIED);
        assertThat(of(
                        "mx.hilo.example; dmarc=none header.from=corp.com",
                        "mx.hilo.example; spf=pass smtp.mailfrom=ana@corp.com"))
                .isEqualTo(VERIFIED);
        assertThat(of("mx.hilo.example; dkim=pass header.d=mailer.example; spf=pass smtp.mailfrom=b@mailer.example"))
                .isEqualTo(UNKNOWN);
        assertThat(of("mx.hilo.example; spf=softfail smtp.mailfrom=corp.com; dkim=none"))
                .isEqualTo(UNKNOWN);
        assertThat(of("mx.hilo.example; spf=pass smtp.helo=corp.com")).isEqualTo(UNKNOWN);
    }

    @Test
    void what_somebody_else_wrote_is_not_believed_wherever_it_stands() {
        String foreign = "mx.evil.example; dmarc=pass header.from=corp.com";

        assertThat(of(OUR_HOP, foreign)).isEqualTo(UNKNOWN);
        assertThat(of(foreign, PASS)).as("ours below another's is not on top").isEqualTo(UNKNOWN);
        assertThat(of("mx.hilo.example.evil.example; dmarc=pass header.from=corp.com"))
                .isEqualTo(UNKNOWN);
        assertThat(of("not a header at all", PASS)).isEqualTo(UNKNOWN);
    }

    @Test
    void what_came_with_the_mail_in_our_servers_name_is_not_believed() {
        assertThat(of("mx.hilo.example; spf=none", OUR_HOP, PASS))
                .as("below the line that says how it came")
                .isEqualTo(UNKNOWN);
        assertThat(of("mx.hilo.example; dmarc=none; dkim=none; spf=none", PASS))
                .as("the topmost word of a method is the last")
                .isEqualTo(UNKNOWN);
        assertThat(of(
                        "mx.hilo.example; dmarc=none; dkim=none; spf=none",
                        "mx.hilo.example; dkim=pass header.d=corp.com"))
                .isEqualTo(UNKNOWN);
        assertThat(of(PASS + "; dmarc=pass header.from=evil.example"))
                .as("two words are none")
                .isEqualTo(UNKNOWN);
    }

    @Test
    void nobody_is_trusted_unless_named_and_names_are_compared_without_regard_to_case() {
        assertThat(Authenticity.of(origin("corp.com", PASS), Set.of())).isEqualTo(UNKNOWN);
        assertThat(Authenticity.of(origin("corp.com", FAIL), Set.of())).isEqualTo(UNKNOWN);
        assertThat(of(PASS.replace("mx.hilo", "MX.Hilo"))).isEqualTo(VERIFIED);
        assertThat(Authenticity.of(
                        origin("Ñandú.example", "mx.hilo.example; dmarc=pass header.from=xn--and-6ma2c.example"),
                        Set.of("mx.hilo.example")))
                .isEqualTo(VERIFIED);
    }

    @Test
    void results_that_name_no_server_count_only_where_that_is_trusted() {
        Origin origin = origin(
                "corp.com",
                OUR_HOP,
                "spf=pass smtp.mailfrom=corp.com; dmarc=pass action=none header.from=corp.com",
                EARLIER_HOP);

        assertThat(Authenticity.of(origin, Set.of("mx.hilo.example"))).isEqualTo(UNKNOWN);
        assertThat(Authenticity.of(origin, Set.of(AuthenticationResults.UNNAMED)))
                .isEqualTo(VERIFIED);
    }

    @Test
    void a_mail_with_no_one_author_is_verified_for_nobody_but_may_be_suspect() {
        Set<String> trusted = Set.of("mx.hilo.example");

        assertThat(Authenticity.of(new Origin(Optional.empty(), trace(PASS)), trusted))
                .isEqualTo(UNKNOWN);
        assertThat(Authenticity.of(new Origin(Optional.empty(), trace(FAIL)), trusted))
                .isEqualTo(SUSPECT);
    }

    private static Authenticity of(String... headers) {
        return Authenticity.of(origin("corp.com", headers), Set.of("mx.hilo.example"));
    }

    private static Origin origin(String author, String... headers) {
        return new Origin(Optional.of(author), trace(headers));
    }

    private static List<TraceHeader> trace(String... headers) {
        return Arrays.stream(headers)
                .map(header -> header.startsWith("Received: ")
                        ? new TraceHeader(Kind.RECEIVED, header.substring(10))
                        : new TraceHeader(Kind.AUTHENTICATION_RESULTS, header))
                .toList();
    }
}
