package dev.hilo.cases.directory.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.UserFact.DirectoryEntrySet;
import dev.hilo.cases.context.model.UserFact.IdentityLinked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryFactsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String ANA = "mailto:ana@corp.com";

    private final Person person =
            new Person(true, "Ana", "es", Map.of("location", "Madrid"), List.of(ANA, "tel:+34600000000"));

    @Test
    void what_the_directory_names_is_linked_and_verified() {
        List<Fact> facts = DirectoryFacts.of(Context.empty("u"), "e", person, person.identities());

        assertThat(facts)
                .containsExactly(
                        new IdentityLinked(ANA, "email", How.DIRECTORY, null, "u", null, null),
                        new IdentityLinked("tel:+34600000000", "voice", How.DIRECTORY, null, "u", null, null),
                        new DirectoryEntrySet("e", true, "Ana", "es", Map.of("location", "Madrid")));
    }

    @Test
    void an_address_that_only_wrote_to_us_is_verified_from_now_on_and_keeps_its_history() {
        Context known = Context.empty("u")
                .with(new IdentityLinked(ANA, "portal", How.FIRST_CONTACT, "before", "u", null, null), NOW);

        assertThat(DirectoryFacts.of(known, "e", person, List.of(ANA)))
                .contains(new IdentityLinked(ANA, "portal", How.DIRECTORY, "before", "u", null, null));
    }

    @Test
    void what_is_verified_is_not_linked_again() {
        Context known = Context.empty("u")
                .with(new IdentityLinked(ANA, "chat", How.VERIFIED_CLAIM, null, "u", null, null), NOW);

        assertThat(DirectoryFacts.of(known, "e", person, List.of(ANA)))
                .singleElement()
                .isInstanceOf(DirectoryEntrySet.class);
    }

    @Test
    void an_entry_that_is_gone_says_nothing_once_another_speaks_to_the_context() {
        Context known = Context.empty("u").with(new DirectoryEntrySet("e2", true, "Ana", "es", Map.of()), NOW);

        assertThat(DirectoryFacts.gone(known, "e1", person.deactivated())).isEmpty();
        assertThat(DirectoryFacts.gone(known, "e2", person.deactivated()))
                .containsExactly(new DirectoryEntrySet("e2", false, "Ana", "es", Map.of("location", "Madrid")));
    }
}
