package dev.hilo.cases.rebuild.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log as records. */
public interface CommitRecords {

    /** What follows a record in the order of users and versions; from the first one after nothing. */
    List<CommitRecord> after(@Nullable CommitRecord last, int most);

    /** The payloads of those that are in the log, by {@link CommitRecord#id}. */
    Map<String, String> payloads(Collection<CommitRecord> records);

    /** Adds what is missing. To add what another has added meanwhile changes nothing. */
    void add(List<CommitRecord> missing);

    /** About how many there are. */
    long count();
}
