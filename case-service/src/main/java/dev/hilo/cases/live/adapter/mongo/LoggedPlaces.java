package dev.hilo.cases.live.adapter.mongo;

import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.live.adapter.contract.PublishedChange;
import dev.hilo.cases.live.app.Place;
import dev.hilo.cases.live.app.PlaceHistory;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import java.util.Optional;

/** Goes back in a user's log to the fact that put a case where it was; not farther than {@value #MOST} commits. */
public final class LoggedPlaces implements PlaceHistory {

    private static final int FIRST_PAGE = 10;
    private static final int PAGE = 100;
    private static final int MOST = 1_000;

    private final PublishedLog log;

    public LoggedPlaces(PublishedLog log) {
        this.log = log;
    }

    @Override
    public Optional<Place> before(String userId, long version, String caseId) {
        int page = FIRST_PAGE;
        long oldest = Math.max(1, version - MOST);
        long to = version - 1;
        while (to >= oldest) {
            for (ContextCommitted commit :
                    log.between(userId, Math.max(oldest, to - page + 1), to).reversed()) {
                for (ContextFact fact : commit.facts().reversed()) {
                    Optional<Place> place = PublishedChange.place(fact, caseId);
                    if (place.isPresent()) {
                        return place;
                    }
                }
            }
            to -= page;
            page = PAGE;
        }
        return Optional.empty();
    }
}
