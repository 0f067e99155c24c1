package dev.hilo.analytics.cases.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.hilo.analytics.cases.app.Chapters;
import dev.hilo.analytics.cases.model.Chapter;
import dev.hilo.kit.GuardedWrites;
import dev.hilo.kit.MongoIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Collection {@code chapters}, one document a case and log. Folding reads and writes by {@code _id}; a summary reads the
 * cases of its span by the index (openedAt, case, _id) in pages, in whose order the chapters of a case stand together;
 * one case is read by the index (case).
 */
public final class MongoChapters implements Chapters {

    public static final List<MongoIndex> INDEXES =
            List.of(MongoIndex.on("chapters", "openedAt", "case", "_id"), MongoIndex.on("chapters", "case"));

    private static final int PAGE = 1_000;

    private final MongoCollection<Document> chapters;

    public MongoChapters(MongoDatabase database) {
        this.chapters = database.getCollection("chapters");
    }

    @Override
    public Map<Chapter.Id, Chapter> load(Collection<Chapter.Id> ids) {
        Map<Chapter.Id, Chapter> found = new HashMap<>();
        if (!ids.isEmpty()) {
            chapters.find(in("_id", ids.stream().map(ChapterDocument::id).toList()))
                    .forEach(document -> {
                        Chapter chapter = ChapterDocument.read(document);
                        found.put(chapter.id(), chapter);
                    });
        }
        return found;
    }

    @Override
    public void save(Collection<Chapter> changed) {
        GuardedWrites.replaceOlder(
                chapters, changed.stream().map(ChapterDocument::of).toList());
    }

    @Override
    public List<Chapter> ofCases(Collection<String> caseIds) {
        List<Chapter> found = new ArrayList<>();
        chapters.find(in("case", caseIds)).forEach(document -> found.add(ChapterDocument.read(document)));
        return found;
    }

    /** By pages, so that no cursor has to live as long as the consumer takes. */
    @Override
    public void forEachOpened(Instant from, Instant to, Consumer<List<Chapter>> consumer) {
        List<Chapter> ofOneCase = new ArrayList<>();
        Bson span = and(gte("openedAt", Date.from(from)), lt("openedAt", Date.from(to)));
        List<Document> page = page(span);
        while (!page.isEmpty()) {
            for (Document document : page) {
                Chapter chapter = ChapterDocument.read(document);
                if (!ofOneCase.isEmpty()
                        && !ofOneCase
                                .getFirst()
                                .id()
                                .caseId()
                                .equals(chapter.id().caseId())) {
                    consumer.accept(List.copyOf(ofOneCase));
                    ofOneCase.clear();
                }
                ofOneCase.add(chapter);
            }
            page = page.size() < PAGE ? List.of() : page(and(lt("openedAt", Date.from(to)), beyond(page.getLast())));
        }
        if (!ofOneCase.isEmpty()) {
            consumer.accept(ofOneCase);
        }
    }

    private List<Document> page(Bson filter) {
        return chapters.find(filter)
                .sort(Sorts.ascending("openedAt", "case", "_id"))
                .limit(PAGE)
                .into(new ArrayList<>());
    }

    /** Begins at the time of the last one, so that the index is entered there. */
    private static Bson beyond(Document last) {
        Date at = last.getDate("openedAt");
        String caseId = last.getString("case");
        return and(
                gte("openedAt", at),
                or(
                        gt("openedAt", at),
                        and(eq("openedAt", at), gt("case", caseId)),
                        and(eq("openedAt", at), eq("case", caseId), gt("_id", last.get("_id")))));
    }
}
