package dev.hilo.cases.context.adapter.contract;

import dev.hilo.contracts.NewerVersion;
import java.util.Locale;
import java.util.stream.Stream;

/** Constants as the contract writes them: {@code PENDING_USER} is {@code pending-user}. */
final class Words {

    private Words() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws NewerVersion when this version has no such word */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NewerVersion(type.getSimpleName() + " " + word));
    }
}
