package dev.hilo.channel.email.thread.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

    @Test
    void ours_names_its_delivery_and_its_case() {
        String id = MessageIds.ofDelivery("dlv_1f", Optional.of("HILO-1042"), "hilo.local");
        assertThat(id).isEqualTo("<dlv_1f.HILO-1042@hilo.local>");
        assertThat(MessageIds.ours(id, Set.of("hilo.local")))
                .contains(new MessageIds.Ours("dlv_1f", Optional.of("HILO-1042")));
    }

    @Test
    void ours_without_a_case_is_still_ours() {
        String id = MessageIds.ofDelivery("dlv_1f", Optional.empty(), "hilo.local");
        assertThat(MessageIds.ours(id, Set.of("hilo.local"))).contains(new MessageIds.Ours("dlv_1f", Optional.empty()));
    }

    @Test
    void those_of_others_are_not_ours() {
        assertThat(MessageIds.ours("<dlv_1f.HILO-1042@elsewhere>", Set.of("hilo.local")))
                .isEmpty();
        assertThat(MessageIds.ours("<vpn.1@hilo.local>", Set.of("hilo.local"))).isEmpty();
        assertThat(MessageIds.ours("nonsense", Set.of("hilo.local"))).isEmpty();
    }

    @Test
    void ids_are_found_in_headers_as_programs_write_them() {
        assertThat(MessageIds.in(List.of("<a@x> <b@x>\t<a@x>", "Your message of today <c@x>", "none")))
                .containsExactly("<a@x>", "<b@x>", "<c@x>");
    }

    @Test
    void case_numbers_come_from_the_subject_and_from_our_own_mails() {
        assertThat(CaseNumbers.quoted(
                        Optional.of("RE: VPN [hilo-7] HILO-8, HILO-9"),
                        List.of("<dlv_1.HILO-5@hilo.local>", "<dlv_2.HILO-6@hilo.local>", "<dlv_3.HILO-4@other>"),
                        Set.of("hilo.local")))
                .containsExactly("HILO-7", "HILO-8", "HILO-9", "HILO-6", "HILO-5");
        assertThat(CaseNumbers.quoted(Optional.of("XHILO-1 A-HILO-2"), List.of(), Set.of("hilo.local")))
                .isEmpty();
    }
}
