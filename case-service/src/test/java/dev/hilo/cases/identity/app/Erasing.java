package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.protection.app.CarrierTopics;
import dev.hilo.cases.protection.app.EraseUser;
import dev.hilo.cases.protection.app.Erasure;
import dev.hilo.cases.protection.app.Erasure.Carriers;
import dev.hilo.cases.protection.app.Erasures;
import dev.hilo.cases.protection.app.PersonalStore;
import dev.hilo.cases.protection.app.TracesOf;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Erases people as the service does, in every place that a world has; what is begun on one replica is known to all. */
final class Erasing {

    private final UserKeys keys;
    private final @Nullable CaseList list;
    private final Map<String, Erasure> records = new ConcurrentHashMap<>();

    Erasing(UserKeys keys, @Nullable CaseList list) {
        this.keys = keys;
        this.list = list;
    }

    /** For a replica. */
    EraseUser by(ContextLog log, Identities register, ActOnCase acting, Clock clock) {
        List<PersonalStore> stores = new ArrayList<>();
        stores.add(PersonalStore.of(
                "identities", traces -> register.erase(traces.identities(), traces.users(), traces.logs())));
        CaseList rows = list;
        if (rows != null) {
            stores.add(PersonalStore.of("cases", traces -> rows.forget(traces.users(), Set.of())));
        }
        return new EraseUser(
                acting,
                new TracesOf(log, interaction -> List.of()),
                stores,
                keys,
                new NoTopics(),
                new Records(),
                clock,
                Duration.ofDays(7));
    }

    private final class Records implements Erasures {

        @Override
        public void add(Erasure erasure) {
            records.putIfAbsent(erasure.id(), erasure);
        }

        @Override
        public void save(Erasure erasure) {
            records.put(erasure.id(), erasure);
        }

        @Override
        public Optional<Erasure> find(String id) {
            return Optional.ofNullable(records.get(id));
        }

        @Override
        public List<Erasure> open(int most) {
            return records.values().stream()
                    .filter(erasure -> erasure.state() != Erasure.State.DONE)
                    .sorted(Comparator.comparing(Erasure::id))
                    .limit(most)
                    .toList();
        }
    }

    /** A world without broker. */
    private static final class NoTopics implements CarrierTopics {

        @Override
        public void announce(String erasureId, Set<String> identities) {}

        @Override
        public Carriers ends() {
            return new Carriers(Set.of());
        }

        @Override
        public void purgeDeadLetters(Set<String> identities) {}

        @Override
        public Cut cutOff(Carriers upTo, Set<String> skipped) {
            return new Cut(new Carriers(Set.of()), Set.of());
        }
    }
}
