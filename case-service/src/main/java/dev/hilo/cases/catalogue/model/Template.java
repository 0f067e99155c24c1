package dev.hilo.cases.catalogue.model;

import java.util.List;
import java.util.Optional;

/**
 * What must be known of a case before somebody can work on it.
 *
 * @param id lower-case words with hyphens: {@code vpn-access}
 * @param fields in the order they are asked for
 */
public record Template(String id, Words name, List<Field> fields) {

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
