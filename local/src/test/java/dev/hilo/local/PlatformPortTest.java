package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformPortTest {
    @Test
    void a_port_moves_by_its_variable() {
        Map<PlatformPort, Integer> ports = PlatformPort.of(Map.of("HILO_PORT_CASE_SERVICE", "18081"));

        assertThat(ports).containsEntry(PlatformPort.CASE_SERVICE, 18081).containsEntry(PlatformPort.LANDING, 8080);
    }

    @Test
    void what_is_no_port_is_refused() {
        assertThatThrownBy(() -> PlatformPort.of(Map.of("HILO_PORT_KAFKA", "nine")))
                .hasMessage("HILO_PORT_KAFKA is 'nine', which is no port (1 to 65535)");
    }

    @Test
    void a_taken_port_is_told_with_its_holder_and_the_variable_that_moves_ours() throws Exception {
        Map<PlatformPort, Integer> ports = PlatformPort.random();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.put(PlatformPort.ROUTING, taken.getLocalPort());

            assertThat(PortCheck.problems(ports))
                    .singleElement()
                    .asString()
                    .contains(
                            "Port " + taken.getLocalPort() + " (routing)",
                            "process " + ProcessHandle.current().pid(),
                            "HILO_PORT_ROUTING=");
        }
    }

    @Test
    void services_are_named_by_their_modules() {
        assertThat(PlatformService.named("")).isEqualTo(EnumSet.allOf(PlatformService.class));
        assertThat(PlatformService.named("none")).isEmpty();
        assertThat(PlatformService.named("case-service, routing-service"))
                .containsExactly(PlatformService.CASE, PlatformService.ROUTING);
        assertThatThrownBy(() -> PlatformService.named("case"))
                .hasMessageStartingWith("HILO_SERVICES names case; there are [case-service");
    }
}
