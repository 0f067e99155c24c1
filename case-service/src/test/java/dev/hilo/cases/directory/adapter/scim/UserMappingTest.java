package dev.hilo.cases.directory.adapter.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.Draft;
import dev.hilo.cases.directory.model.Elsewhere;
import dev.hilo.cases.directory.model.Person;
import dev.hilo.identities.IdentityRules;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserMappingTest {

    private static final String WHOLE = """
            {
              "schemas": [
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
              ],
              "id": "not-the-clients-to-say",
              "externalId": "x-17",
              "userName": "Ana@Corp.com",
              "password": "t0p-secret",
              "name": {"givenName": "Ana", "familyName": "García"},
              "title": "Accountant",
              "preferredLanguage": "es_ES",
              "locale": "en-US",
              "timezone": "Europe/Madrid",
              "emails": [
                {"value": "Ana.Garcia@Home.example", "type": "home"},
                {"value": "ANA@corp.com", "type": "work", "primary": true}
              ],
              "phoneNumbers": [
                {"value": "600 000 000", "type": "mobile"},
                {"value": "ext. 4711", "type": "work"},
                {"value": "+34 912 345 678", "type": "fax"}
              ],
              "addresses": [
                {"type": "home", "formatted": "Calle Mayor 1"},
                {"type": "work", "streetAddress": "Torre Norte, 3", "locality": "Madrid", "country": "ES"}
              ],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                "department": "Finance",
                "employeeNumber": "1017",
                "manager": {"value": "26118915", "displayName": "Luis"}
              }
            }
            """;

    private final UserMapping mapping = new UserMapping(IdentityRules.DEFAULT);

    @Test
    void a_user_says_who_the_person_is_and_what_vouches_for_them() {
        Draft draft = mapping.draft(user(WHOLE));

        assertThat(draft.names().userName()).isEqualTo("Ana@Corp.com");
        assertThat(draft.names().externalId()).isEqualTo("x-17");
        Person person = draft.person();
        assertThat(person.active()).isTrue();
        assertThat(person.displayName()).isEqualTo("Ana García");
        assertThat(person.language()).isEqualTo("es-ES");
        assertThat(person.identities())
                .containsExactly("mailto:ana@corp.com", "mailto:ana.garcia@home.example", "tel:+34600000000");
        assertThat(person.attributes())
                .containsEntry("department", "Finance")
                .containsEntry("employeeNumber", "1017")
                .containsEntry("manager", "Luis")
                .containsEntry("title", "Accountant")
                .containsEntry("location", "Torre Norte, 3, Madrid, ES")
                .containsEntry("timezone", "Europe/Madrid")
                .hasSize(6);
    }

    @Test
    void the_document_comes_back_as_it_was_given_but_for_the_password() {
        Draft draft = mapping.draft(user(WHOLE));
        assertThat(draft.document()).doesNotContain("t0p-secret").doesNotContain("not-the-clients-to-say");

        DirectoryEntry entry = DirectoryEntry.created("e-1", draft, Instant.parse("2026-11-23T12:00:00Z"))
                .of("u-1");
        User shown = mapping.user(entry.told(List.of(new Elsewhere("tel:+34600000000", "u-2", false))));

        assertThat(shown.getId()).contains("e-1");
        assertThat(shown.getMeta().orElseThrow().getVersion().orElseThrow().getEntityTag())
                .isEqualTo("W/\"1\"");
        assertThat(shown.getName().orElseThrow().getFamilyName()).contains("García");
        JsonNode ours = shown.get(DirectoryExtension.URN);
        assertThat(ours.get("userId").asText()).isEqualTo("u-1");
        assertThat(ours.get("conflicts").get(0).get("userId").asText()).isEqualTo("u-2");
        assertThat(ours.get("unusable").get(0).asText()).isEqualTo("ext. 4711");
        assertThat(mapping.draft(shown)).isEqualTo(draft);
    }

    @Test
    void a_text_that_is_too_long_or_unprintable_is_refused_by_its_field() {
        for (String text : List.of("ñ".repeat(1_001), "a\\u0000b", "\\ud800")) {
            assertThatThrownBy(() ->
                            mapping.draft(user("{\"userName\": \"ana\", \"name\": {\"givenName\": \"" + text + "\"}}")))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("name.givenName");
        }
    }

    @Test
    void an_address_that_is_none_is_refused_by_its_field() {
        assertThatThrownBy(() -> mapping.draft(
                        user("{\"userName\": \"ana\", \"emails\": [{\"value\": \"nowhere\", \"type\": \"work\"}]}")))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        e -> assertThat(e.getScimType()).isEqualTo("invalidValue"))
                .hasMessageContaining("emails.value");
    }

    @Test
    void little_is_needed() {
        Draft draft = mapping.draft(user("{\"userName\": \"ana\", \"displayName\": \" \", \"active\": false}"));

        assertThat(draft.person().active()).isFalse();
        assertThat(draft.person().displayName()).isNull();
        assertThat(draft.person().language()).isNull();
        assertThat(draft.person().identities()).isEmpty();
        assertThat(draft.person().attributes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"es-ES, es-ES", "es_MX, es-MX", "en, en", "'da, en-gb;q=0.8', da", "ES, es", "'  fr ', fr"})
    void languages_come_out_as_tags(String written, String tag) {
        assertThat(PersonMapping.tag(written)).contains(tag);
    }

    @Test
    void what_is_no_language_is_none() {
        assertThat(PersonMapping.tag("Español de España")).isEmpty();
    }

    private static User user(String json) {
        return JsonHelper.readJsonDocument(json, User.class);
    }
}
