package dev.hilo.cases.api.adapter.rest;

import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.access.Claims;
import dev.hilo.kit.rest.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who asks, by their token, and what their request says about itself. */
@RequestScoped
public class Caller {

    static final String KEY = "Idempotency-Key";

    /** The claim of a channel's token that names the channel. */
    public static final String CHANNEL = "channel";

    /** Where somebody has several, the one that may do most speaks for them. */
    private static final List<String> ROLES =
            List.of(Roles.ADMINISTRATOR, Roles.SUPERVISOR, Roles.AGENT, Roles.SERVICE, Roles.CHANNEL, Roles.USER);

    private final JsonWebToken token;
    private final HttpHeaders headers;

    Caller(JsonWebToken token, HttpHeaders headers) {
        this.token = token;
        this.headers = headers;
    }

    /** The stable id of who asks; null when nobody has signed in. */
    @Nullable
    String subjectOrNull() {
        return token.getSubject();
    }

    /** The stable id of who asks; facts name it as their actor. */
    public String subject() {
        String subject = token.getSubject();
        if (subject == null) {
            throw new IllegalStateException("a door that names its caller is open to nobody in particular");
        }
        return subject;
    }

    /** How people call who asks. */
    public String name() {
        String name = token.getClaim("name");
        return name == null || name.isBlank() ? subject() : Limits.cut(name, Limits.NAME);
    }

    /** Their role; where they have several, the one that may do most. */
    public String role() {
        return ROLES.stream().filter(this::is).findFirst().orElse("");
    }

    public boolean is(String role) {
        Set<String> groups = token.getGroups();
        return groups != null && groups.contains(role);
    }

    /** The channels that their token speaks for: one name, or a list; none where it names none. */
    public Set<String> channels() {
        return Claims.names(token.getClaim(CHANNEL));
    }

    /**
     * The id of the cause that this request is: the same for the same wish about the same thing with the same {@code
     * Idempotency-Key} of the same caller, so that to repeat it commits nothing more; another one each time without a
     * key.
     *
     * @param wish what is asked for: {@code message}
     * @param about the case or user it is asked for
     */
    public String cause(String wish, String about) {
        String key = key();
        return Ids.derive(
                "req", wish, about, subject(), key == null ? UUID.randomUUID().toString() : key);
    }

    /** The {@code Idempotency-Key}, without the quotes it may have (it is a string of RFC 8941); null without one. */
    @Nullable
    String key() {
        String header = headers.getHeaderString(KEY);
        if (header == null || header.isBlank()) {
            return null;
        }
        String key = header.strip();
        key = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"") ? key.substring(1, key.length() - 1) : key;
        if (!key.matches("[\\x20-\\x7e]{1,255}")) {
            throw Problems.invalid(KEY, "must be 1 to 255 printable ASCII characters: a random UUID is best");
        }
        return key;
    }

    /** The revisions that the request may rest on; see {@link IfMatch}. */
    public IfMatch ifMatch() {
        return IfMatch.of(headers.getHeaderString(HttpHeaders.IF_MATCH));
    }
}
