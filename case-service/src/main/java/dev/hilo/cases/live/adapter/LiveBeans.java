package dev.hilo.cases.live.adapter;

import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.adapter.rest.LiveConfig;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.live.adapter.kafka.KafkaArchive;
import dev.hilo.cases.live.adapter.mongo.LoggedPlaces;
import dev.hilo.cases.live.app.CaseFeed;
import dev.hilo.cases.live.app.FollowCases;
import dev.hilo.cases.live.app.Rows;
import dev.hilo.cases.live.app.WriteNews;
import dev.hilo.stream.KafkaConnection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Puts the parts of live streams together. */
@ApplicationScoped
class LiveBeans {

    @Produces
    @Singleton
    CaseFeed feed(LiveConfig config, Clock clock, MeterRegistry meters) {
        CaseFeed feed = new CaseFeed(config.remembered(), clock);
        Gauge.builder("hilo.live.followers", feed, CaseFeed::followers)
                .tag("of", "cases")
                .description("Open live streams")
                .register(meters);
        return feed;
    }

    @Produces
    @Singleton
    WriteNews news(CaseList list, CaseListing listing, PublishedLog log) {
        return new WriteNews(new ListedRows(list, listing), new LoggedPlaces(log));
    }

    private record ListedRows(CaseList list, CaseListing listing) implements Rows {

        @Override
        public Map<String, Row> find(Collection<String> caseIds) {
            return list.findAll(caseIds);
        }

        @Override
        public void catchUp(List<CaseListing.Change> changes) {
            listing.catchUp(changes);
        }
    }

    @Produces
    @Singleton
    FollowCases following(CaseFeed feed, WriteNews news, LiveConfig config, KafkaConnection kafka) {
        KafkaArchive archive = new KafkaArchive(kafka, config.reread(), config.rereaders());
        return new FollowCases(feed, archive, news, config.heartbeat());
    }
}
