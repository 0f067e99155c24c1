package dev.hilo.channel.email.inbound.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.inbound.model.AuthenticationResults.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header as RFC 8601 has it (appendix B), and as servers write it. */
class AuthenticationResultsTest {

    @Test
    void a_server_that_looked_for_nothing_says_nothing() {
        assertThat(parsed("example.org 1; none")).isEqualTo(new AuthenticationResults("example.org", List.of()));
    }

    @Test
    void several_methods_each_with_what_they_speak_about() {
        assertThat(
                        parsed(
                                "Example.com; auth=pass (cram-md5) smtp.auth=sender@example.net; SPF=Pass smtp.mailfrom=example.net"))
                .isEqualTo(new AuthenticationResults(
                        "example.com",
                        List.of(
                                new Result("auth", "pass", Map.of("smtp.auth", "sender@example.net")),
                                new Result("spf", "pass", Map.of("smtp.mailfrom", "example.net")))));
    }

    @Test
    void reasons_are_quoted_and_a_method_may_come_twice() {
        assertThat(parsed("example.com; dkim=pass reason=\"good; signature\" header.i=@mail-router.example.net;"
                                + " dkim=fail reason=\"bad \\\"signature\\\"\" header.i=@newyork.example.com")
                        .results())
                .extracting(Result::outcome)
                .containsExactly("pass", "fail");
    }

    @Test
    void comments_stand_wherever_they_may() {
        assertThat(parsed(
                        "foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for it) fail"
                                + " policy (A dot can go here) . (like that) expired (this surprised me)"
                                + " = (as I wasn't (at all) expecting \\) it) 1362471462"))
                .isEqualTo(new AuthenticationResults(
                        "foo.example.net",
                        List.of(new Result("dkim", "fail", Map.of("policy.expired", "1362471462")))));
    }

    @Test
    void what_providers_write_is_read_though_it_is_more_than_the_grammar_allows() {
        Result dmarc = parsed("mx.google.com;\r\n\tdkim=pass header.i=@corp.com header.s=s1 header.b=\"a/b+c=\";"
                        + " spf=pass (google.com: domain of a@corp.com designates 192.0.2.1 as permitted sender)"
                        + " smtp.mailfrom=; dmarc=pass (p=QUARANTINE dis=NONE) action=none header.from=Corp.com;")
                .results()
                .getLast();

        assertThat(dmarc.method()).isEqualTo("dmarc");
        assertThat(dmarc.domain("header.from")).contains("corp.com");
    }

    @Test
    void results_that_name_no_server_are_read_and_are_nobodys() {
        AuthenticationResults results =
                parsed("spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=corp.com; hilo.example;"
                        + " dkim=pass (signature was verified) header.d=corp.com;corp.com; dmarc=pass action=none"
                        + " header.from=corp.com;compauth=pass reason=100");

        assertThat(results.server()).isEqualTo(AuthenticationResults.UNNAMED);
        assertThat(results.results()).extracting(Result::method).containsExactly("spf", "dkim", "dmarc", "compauth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "(only a comment)",
                "; dmarc=pass",
                "mx.example.com dmarc=pass header.from=corp.com",
                "mx.example.com; dmarc=pass (not closed header.from=corp.com",
                "mx.example.com; dmarc=pass reason=\"not closed",
                "mx.example.com; dmarc",
                "mx.example.com; dmarc=",
                "mx.example.com; dmarc=pass, header.from=corp.com",
                "spf=pass smtp.mailfrom=corp.com dmarc; dmarc=pass header.from=corp.com"
            })
    void what_follows_no_grammar_says_nothing(String value) {
        assertThat(AuthenticationResults.parse(value)).isEmpty();
    }

    private static AuthenticationResults parsed(String value) {
        return AuthenticationResults.parse(value).orElseThrow();
    }
}
