package dev.hilo.cases.context.adapter.contract;

import java.util.Locale;

/** Constants as the contract writes them: {@code PENDING_USER} is {@code pending-user}. */
final class Words {

    private Words() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
