package dev.hilo.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private final ClientAddress direct = new ClientAddress(List.of());
    private final ClientAddress behindProxies = new ClientAddress(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8"));

    @Test
    void without_a_trusted_proxy_the_connection_counts_whatever_the_client_writes() {
        assertThat(direct.of("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
        assertThat(behindProxies.of("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
    }

    @Test
    void a_trusted_proxy_is_believed_about_whom_it_forwards_for() {
        assertThat(behindProxies.of("10.1.2.3", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(behindProxies.of("192.0.2.7", List.of("198.51.100.1:4711"))).isEqualTo("198.51.100.1");
        assertThat(behindProxies.of("fd00::1", List.of("198.51.100.1, 10.0.0.9")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void addresses_that_the_client_wrote_before_the_proxy_did_do_not_count() {
        assertThat(behindProxies.of("10.1.2.3", List.of("1.1.1.1, 2.2.2.2, 198.51.100.1")))
                .isEqualTo("198.51.100.1");
        assertThat(behindProxies.of("10.1.2.3", List.of("1.1.1.1", "198.51.100.1")))
                .isEqualTo("198.51.100.1");
        assertThat(behindProxies.of("10.1.2.3", List.of("10.0.0.1, 198.51.100.1")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void what_is_no_address_ends_the_chain_and_is_never_looked_up() {
        assertThat(behindProxies.of("10.1.2.3", List.of("198.51.100.1, evil.example.com")))
                .isEqualTo("10.1.2.3");
        assertThat(behindProxies.of("10.1.2.3", List.of(""))).isEqualTo("10.1.2.3");
        assertThat(behindProxies.of("10.1.2.3", List.of("%0a, 王芳"))).isEqualTo("10.1.2.3");
        assertThat(direct.of(null, List.of())).isEqualTo("unknown");
    }

    @Test
    void all_addresses_of_an_ipv6_network_are_one_client() {
        assertThat(direct.of("2001:db8:1:2:aaaa::1", List.of()))
                .isEqualTo(direct.of("2001:db8:1:2:bbbb::2", List.of()))
                .isNotEqualTo(direct.of("2001:db8:1:3::1", List.of()))
                .endsWith("/64");
    }

    @Test
    void a_proxy_that_is_no_address_is_refused_at_start() {
        for (String wrong : List.of("proxy.example.com", "10.0.0.0/99", "10.0.0.0/x", "")) {
            assertThatThrownBy(() -> new ClientAddress(List.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("hilo.http.trusted-proxies");
        }
    }
}
