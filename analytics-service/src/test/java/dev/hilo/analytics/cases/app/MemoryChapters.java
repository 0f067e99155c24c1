package dev.hilo.analytics.cases.app;

import dev.hilo.analytics.cases.model.Chapter;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

public final class MemoryChapters implements Chapters {

    private final Map<Chapter.Id, Chapter> chapters = new HashMap<>();

    @Override
    public Map<Chapter.Id, Chapter> load(Collection<Chapter.Id> ids) {
        Map<Chapter.Id, Chapter> found = new HashMap<>(chapters);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public void save(Collection<Chapter> changed) {
        changed.forEach(
                one -> chapters.merge(one.id(), one, (old, later) -> later.version() > old.version() ? later : old));
    }

    @Override
    public List<Chapter> ofCases(Collection<String> caseIds) {
        return chapters.values().stream()
                .filter(one -> caseIds.contains(one.id().caseId()))
                .toList();
    }

    @Override
    public void forEachOpened(Instant from, Instant to, Consumer<List<Chapter>> consumer) {
        chapters.values().stream()
                .filter(one -> !one.openedAt().isBefore(from) && one.openedAt().isBefore(to))
                .collect(Collectors.groupingBy(one -> one.id().caseId()))
                .values()
                .forEach(consumer);
    }
}
