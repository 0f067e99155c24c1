package dev.hilo.kit.access;

import jakarta.json.JsonString;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads claims that name things. */
public final class Claims {

    private Claims() {}

    /** @param claim a list, one name, or nothing */
    public static Set<String> names(@Nullable Object claim) {
        Stream<?> names = claim instanceof Iterable<?> several
                ? StreamSupport.stream(several.spliterator(), false)
                : Stream.ofNullable(claim);
        return names.map(name -> name instanceof JsonString text ? text.getString() : String.valueOf(name))
                .filter(name -> !name.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }
}
