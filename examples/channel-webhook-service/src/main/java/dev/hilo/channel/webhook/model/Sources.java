package dev.hilo.channel.webhook.model;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tools that are known. Everybody else is a stranger. */
public final class Sources {

    private final Map<String, Source> byName;

    public Sources(Collection<Source> sources) {
        this.byName = sources.stream().collect(Collectors.toUnmodifiableMap(Source::name, Function.identity()));
    }

    public Optional<Source> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public int count() {
        return byName.size();
    }
}
