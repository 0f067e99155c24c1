package dev.hilo.analytics.cases.app;

import dev.hilo.analytics.cases.model.Chapter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps what each log tells of each case. */
public interface Chapters {

    Map<Chapter.Id, Chapter> load(Collection<Chapter.Id> ids);

    /** Saves each unless what is stored has its version or a later one. */
    void save(Collection<Chapter> changed);

    /** Whatever any log tells of these cases. */
    List<Chapter> ofCases(Collection<String> caseIds);

    /** Hands over each case opened from {@code from} on and before {@code to}, one at a time, in all its chapters. */
    void forEachOpened(Instant from, Instant to, Consumer<List<Chapter>> consumer);
}
