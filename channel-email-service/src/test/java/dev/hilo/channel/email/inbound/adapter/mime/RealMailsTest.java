package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hilo.channel.email.SharedMail;
import dev.hilo.channel.email.inbound.model.AuthenticationResults;
import dev.hilo.channel.email.inbound.model.Authenticity;
import dev.hilo.channel.email.inbound.model.MachineMade;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mails as the world sends them, malformed ones too. */
class RealMailsTest {

    private final Mime4jReader reader = new Mime4jReader();

    @Test
    void every_real_mail_is_read_and_has_a_sender_and_an_identity() throws Exception {
        List<Path> mails = new ArrayList<>(SharedMail.files(SharedMail.folder("mime"), ".eml"));
        mails.addAll(SharedMail.files(SharedMail.folder("bounces"), ".eml"));
        for (Path file : mails) {
            Mail mail = reader.read(Files.readAllBytes(file));
            assertThat(mail.sender()).as("sender of %s", file).contains("@");
            assertThat(mail.identity()).as("identity of %s", file).isNotBlank();
            assertThat(mail.thread().id()).as("thread of %s", file).startsWith("<");
        }
        System.out.printf("real mails read without an error: %d of %d%n", mails.size(), mails.size());
    }

    @Test
    void subject_and_sender_come_out_as_another_parser_reads_them() throws Exception {
        int expected = 0;
        List<String> differing = new ArrayList<>();
        for (Path file : SharedMail.files(SharedMail.folder("mime"), ".eml")) {
            Path other = Path.of(file.toString().replaceFirst("\\.eml$", ".json"));
            JsonNode headers =
                    new ObjectMapper().readTree(Files.readAllBytes(other)).at("/parts/0/headers");
            Mail mail = reader.read(Files.readAllBytes(file));
            for (JsonNode header : headers) {
                String name = header.path("name").asText();
                JsonNode subject = header.at("/value/Text");
                JsonNode sender = header.at("/value/Address/List/0/address");
                if (name.equals("subject") && subject.isTextual()) {
                    expected++;
                    compare(differing, file, subject.asText(), mail.subject().orElse(""));
                } else if (name.equals("from") && sender.isTextual()) {
                    expected++;
                    compare(differing, file, sender.asText(), mail.sender());
                }
            }
        }
        int same = expected - differing.size();
        System.out.printf("subjects and senders as expected: %d of %d; differing: %s%n", same, expected, differing);
        assertThat((double) same / expected).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void bounces_and_automatic_replies_are_recognised_as_written_by_machines() throws Exception {
        List<Path> bounces = SharedMail.files(SharedMail.folder("bounces"), ".eml");
        List<Path> missed = new ArrayList<>();
        for (Path file : bounces) {
            Mail mail = reader.read(Files.readAllBytes(file));
            if (MachineMade.of(mail.headers(), Optional.of(mail.sender()), Set.of()) == MachineMade.NO) {
                missed.add(file.getFileName());
            }
        }
        System.out.printf(
                "bounces and automatic replies recognised: %d of %d; missed: %s%n",
                bounces.size() - missed.size(), bounces.size(), missed);
        assertThat((double) missed.size() / bounces.size()).isLessThan(0.1);
    }

    /** The server that wrote the topmost header is trusted here, whoever it is. */
    @Test
    void what_servers_say_about_senders_is_read_where_it_follows_the_grammar() throws Exception {
        List<String> unread = new ArrayList<>();
        Map<Authenticity, Integer> found = new EnumMap<>(Authenticity.class);
        int headers = 0;
        for (Path file : SharedMail.files(SharedMail.folder(""), ".eml")) {
            Origin origin = reader.read(Files.readAllBytes(file)).origin();
            List<Origin.TraceHeader> results = origin.trace().stream()
                    .filter(header -> header.kind() == Origin.TraceHeader.Kind.AUTHENTICATION_RESULTS)
                    .toList();
            headers += results.size();
            results.stream()
                    .filter(header ->
                            AuthenticationResults.parse(header.value()).isEmpty())
                    .forEach(header -> unread.add(file.getFileName() + ": " + header.value()));
            if (!results.isEmpty()) {
                Set<String> trusted = AuthenticationResults.parse(
                                results.getFirst().value())
                        .map(parsed -> Set.of(parsed.server()))
                        .orElse(Set.of());
                found.merge(Authenticity.of(origin, trusted), 1, Integer::sum);
            }
        }
        System.out.printf(
                "Authentication-Results read: %d of %d; %s; unread: %s%n",
                headers - unread.size(), headers, found, unread);
        assertThat((double) unread.size() / headers).isLessThan(0.3);
    }

    private static void compare(List<String> differing, Path file, String expected, String actual) {
        if (!expected.strip().equals(actual.strip())) {
            String name =
                    file.subpath(file.getNameCount() - 2, file.getNameCount()).toString();
            differing.add(name + " '" + expected + "' is '" + actual + "'");
        }
    }
}
