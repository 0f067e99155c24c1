package dev.hilo.kit.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/**
 * Who may do an operation, told so that every tool can read the document: as {@code x-roles} and in words. As scopes, which
 * is where the framework puts them, they belong to OAuth 2.0 and OpenID Connect schemes only.
 */
final class ApiRoles {

    static final String EXTENSION = "x-roles";

    private ApiRoles() {}

    static void say(Operation operation) {
        List<SecurityRequirement> security = Objects.requireNonNullElse(operation.getSecurity(), List.of());
        List<String> roles = security.stream()
                .map(SecurityRequirement::getSchemes)
                .map(Map::values)
                .flatMap(schemes -> schemes.stream().flatMap(List::stream))
                .distinct()
                .toList();
        if (roles.isEmpty()) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
            describe(operation, "For everybody.");
            return;
        }
        security.forEach(
                one -> Map.copyOf(one.getSchemes()).keySet().forEach(scheme -> one.addScheme(scheme, List.of())));
        operation.addExtension(EXTENSION, roles);
        describe(operation, "For " + String.join(", ", roles) + ".");
    }

    private static void describe(Operation operation, String open) {
        String said = operation.getDescription();
        operation.setDescription(said == null || said.isBlank() ? open : said + "\n\n" + open);
    }
}
