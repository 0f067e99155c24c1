package dev.hilo.cases.directory.adapter.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import de.captaingoldfish.scim.sdk.common.constants.AttributeNames;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.MultiComplexNode;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.PhoneNumber;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.Draft;
import dev.hilo.cases.directory.model.Names;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Limits;
import dev.hilo.identities.IdentityRules;
import dev.hilo.kit.TextLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Between SCIM users and the directory's entries. */
final class UserMapping {

    /** Attributes that hold whole files. */
    private static final Set<String> MUCH = Set.of(".photos.value", ".x509Certificates.value");

    private static final int LONGEST = 100_000;
    private static final Set<String> NO_VOICE = Set.of("fax", "pager");

    private final IdentityRules rules;

    UserMapping(IdentityRules rules) {
        this.rules = rules;
    }

    /** @throws BadRequestException when a mail address is none, or a text is too long or unprintable */
    Draft draft(User user) {
        check(user, "");
        return new Draft(
                new Names(user.getUserName().orElseThrow(), user.getExternalId().orElse(null)),
                PersonMapping.person(user, identities(user)),
                document(user));
    }

    private static void check(JsonNode value, String path) {
        value.properties().forEach(member -> check(member.getValue(), path + "." + member.getKey()));
        value.elements().forEachRemaining(element -> {
            if (value.isArray()) {
                check(element, path);
            }
        });
        if (value.isTextual()) {
            int most = MUCH.contains(path) ? LONGEST : Limits.NAME;
            if (TextLimits.isLonger(value.textValue(), most)) {
                throw refused(path, "may have " + most + " characters at most");
            }
            if (!TextLimits.isPlain(value.textValue())) {
                throw refused(path, "has NUL, another control character or half of a surrogate pair");
            }
        }
    }

    private static BadRequestException refused(String path, String why) {
        return new BadRequestException("'" + path.substring(1) + "' " + why, null, ScimType.RFC7644.INVALID_VALUE);
    }

    User user(DirectoryEntry entry) {
        User user = JsonHelper.readJsonDocument(entry.content().document(), User.class);
        user.setId(entry.id());
        user.setMeta(Meta.builder()
                .created(entry.createdAt())
                .lastModified(entry.modifiedAt())
                .version(ETag.builder()
                        .weak(true)
                        .tag(Long.toString(entry.version()))
                        .build())
                .build());
        DirectoryExtension.addTo(user, entry, unusable(user));
        return user;
    }

    /** As the client gave it, but for what is ours, and for passwords, which nobody here wants. */
    private static String document(User user) {
        User copy = JsonHelper.readJsonDocument(user.toString(), User.class);
        copy.remove(List.of(
                AttributeNames.RFC7643.ID,
                AttributeNames.RFC7643.META,
                AttributeNames.RFC7643.PASSWORD,
                DirectoryExtension.URN));
        if (copy.get(AttributeNames.RFC7643.SCHEMAS) instanceof ArrayNode schemas) {
            schemas.removeIf(schema -> schema.asText().equals(DirectoryExtension.URN));
        }
        return copy.toString();
    }

    private List<String> identities(User user) {
        Set<String> identities = new LinkedHashSet<>();
        for (Email email : primaryFirst(user.getEmails())) {
            email.getValue().filter(value -> !value.isBlank()).ifPresent(value -> identities.add(mail(value)));
        }
        for (PhoneNumber number : primaryFirst(user.getPhoneNumbers())) {
            dialled(number).flatMap(this::tel).ifPresent(identities::add);
        }
        return List.copyOf(identities);
    }

    /** Numbers that the organisation writes in a way that nobody can dial; no reason to do without the person. */
    private List<String> unusable(User user) {
        return user.getPhoneNumbers().stream()
                .flatMap(number -> dialled(number).stream())
                .filter(value -> tel(value).isEmpty())
                .toList();
    }

    private static Optional<String> dialled(PhoneNumber number) {
        return number.getType().filter(NO_VOICE::contains).isPresent()
                ? Optional.empty()
                : number.getValue().filter(value -> !value.isBlank());
    }

    private String mail(String address) {
        try {
            return rules.normalise("mailto:" + address, "emails.value");
        } catch (ContractViolation e) {
            throw new BadRequestException(e.getMessage(), e, ScimType.RFC7644.INVALID_VALUE);
        }
    }

    private Optional<String> tel(String number) {
        try {
            return Optional.of(rules.tel(number.startsWith("tel:") ? number.substring("tel:".length()) : number));
        } catch (ContractViolation e) {
            return Optional.empty();
        }
    }

    static <T extends MultiComplexNode> List<T> primaryFirst(List<T> values) {
        List<T> ordered = new ArrayList<>(values);
        ordered.sort(Comparator.comparing(value -> !value.isPrimary()));
        return ordered;
    }
}
