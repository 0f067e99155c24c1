package dev.hilo.cases.directory.adapter.scim;

import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Manager;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Address;
import dev.hilo.cases.directory.model.Person;
import dev.hilo.contracts.LanguageTags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a SCIM user says about a person; the table is in docs/directory.md. */
final class PersonMapping {

    private PersonMapping() {}

    static Person person(User user, List<String> identities) {
        return new Person(
                user.isActive().orElse(true), displayName(user), language(user), attributes(user), identities);
    }

    private static @Nullable String displayName(User user) {
        return user.getDisplayName()
                .filter(PersonMapping::isSaid)
                .or(() -> user.getName().flatMap(PersonMapping::fullName))
                .orElse(null);
    }

    private static Optional<String> fullName(Name name) {
        return name.getFormatted()
                .filter(PersonMapping::isSaid)
                .or(() -> joined(" ", name.getGivenName(), name.getMiddleName(), name.getFamilyName()));
    }

    private static @Nullable String language(User user) {
        return user.getPreferredLanguage()
                .filter(PersonMapping::isSaid)
                .or(user::getLocale)
                .flatMap(PersonMapping::tag)
                .orElse(null);
    }

    /** Clients send {@code es_ES}, {@code es-ES}, and whole Accept-Language lists, of which the first counts. */
    static Optional<String> tag(String written) {
        String first = written.split("[,;]", 2)[0].strip().replace('_', '-');
        return LanguageTags.canonical(first);
    }

    private static Map<String, String> attributes(User user) {
        Map<String, String> attributes = new HashMap<>();
        put(attributes, "title", user.getTitle());
        put(attributes, "location", location(user.getAddresses()));
        put(attributes, "timezone", user.getTimezone());
        user.getEnterpriseUser().ifPresent(enterprise -> put(attributes, enterprise));
        return Map.copyOf(attributes);
    }

    private static void put(Map<String, String> attributes, EnterpriseUser enterprise) {
        put(attributes, "department", enterprise.getDepartment());
        put(attributes, "organization", enterprise.getOrganization());
        put(attributes, "division", enterprise.getDivision());
        put(attributes, "costCenter", enterprise.getCostCenter());
        put(attributes, "employeeNumber", enterprise.getEmployeeNumber());
        put(attributes, "manager", enterprise.getManager().flatMap(PersonMapping::named));
    }

    private static Optional<String> named(Manager manager) {
        return manager.getDisplayName().filter(PersonMapping::isSaid).or(manager::getValue);
    }

    /** The primary address, else that of work: as one line, or of its parts those that say where. */
    private static Optional<String> location(List<Address> addresses) {
        return UserMapping.primaryFirst(addresses).stream()
                .min((a, b) -> Integer.compare(rank(a), rank(b)))
                .flatMap(address -> address.getFormatted()
                        .filter(PersonMapping::isSaid)
                        .map(text -> text.strip().replaceAll("\\s*\\R\\s*", ", "))
                        .or(() -> joined(
                                ", ",
                                address.getStreetAddress(),
                                address.getLocality(),
                                address.getRegion(),
                                address.getCountry())));
    }

    private static int rank(Address address) {
        if (address.isPrimary()) {
            return 0;
        }
        return address.getType().filter("work"::equals).isPresent() ? 1 : 2;
    }

    @SafeVarargs
    private static Optional<String> joined(String separator, Optional<String>... parts) {
        String joined = Stream.of(parts)
                .flatMap(Optional::stream)
                .filter(PersonMapping::isSaid)
                .map(String::strip)
                .collect(Collectors.joining(separator));
        return Optional.of(joined).filter(PersonMapping::isSaid);
    }

    private static void put(Map<String, String> attributes, String name, Optional<String> value) {
        value.map(String::strip).filter(PersonMapping::isSaid).ifPresent(said -> attributes.put(name, said));
    }

    private static boolean isSaid(String text) {
        return !text.isBlank();
    }
}
