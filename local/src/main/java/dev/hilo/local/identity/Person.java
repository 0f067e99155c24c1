package dev.hilo.local.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token speaks for.
 *
 * @param role user, agent, supervisor, administrator, channel or provisioner
 * @param name as people say it: {@code Ana}
 * @param email the address, verified by our word
 * @param subject the stable id: {@code agent-ana}
 */
public record Person(String role, String name, String email, String subject) {
    private static final Set<String> ROLES =
            Set.of("user", "agent", "supervisor", "administrator", "channel", "provisioner");

    /** A checked person. */
    public Person {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException(
                    "role must be one of user, agent, supervisor, administrator, channel, provisioner");
        }
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("name must be given, of 200 characters at most");
        }
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("email must be an address");
        }
    }

    /** A person with an address and an id made from role and name. */
    public static Person of(String role, String name) {
        return of(role, name, "", "");
    }

    /** A person; what is blank is made from role and name. */
    public static Person of(String role, String name, String email, String subject) {
        String slug = slug(name);
        return new Person(
                role,
                name,
                email.isBlank() ? slug + "@example.com" : email,
                subject.isBlank() ? role + "-" + slug : subject);
    }

    /** The channel of that name, where the role is {@code channel}. */
    @Nullable
    String channel() {
        return role.equals("channel") ? slug(name) : null;
    }

    private static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
