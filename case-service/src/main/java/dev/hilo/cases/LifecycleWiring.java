package dev.hilo.cases;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.catalogue.app.CurrentCatalogue;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.model.Asking;
import dev.hilo.cases.context.model.ClosureCodes;
import dev.hilo.cases.context.model.DeskRules;
import dev.hilo.cases.context.model.Phrases;
import dev.hilo.cases.context.model.PriorityMatrix;
import dev.hilo.cases.context.model.ResolutionReply;
import dev.hilo.cases.desk.adapter.mongo.MongoCaseTimes;
import dev.hilo.cases.desk.app.CascadeResolution;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.Families;
import dev.hilo.cases.desk.app.OpenCases;
import dev.hilo.cases.desk.app.PassTime;
import dev.hilo.cases.desk.app.PassTime.WaitingCases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Puts the parts of a case's life together. */
@ApplicationScoped
class LifecycleWiring {

    @Produces
    @Singleton
    PriorityMatrix priorityMatrix(LifecycleConfig config) {
        return PriorityMatrix.parse(config.priorityMatrix());
    }

    @Produces
    @Singleton
    ClosureCodes closureCodes(LifecycleConfig config) {
        return new ClosureCodes(config.closureCodes().orElse(List.of()));
    }

    @Produces
    @Singleton
    DeskRules deskRules(PriorityMatrix matrix, LifecycleConfig config) {
        return new DeskRules(
                matrix,
                new ResolutionReply(
                        config.replies().confirming().map(Set::copyOf).orElse(ResolutionReply.USUAL.confirming()),
                        config.replies().rejecting().map(Set::copyOf).orElse(ResolutionReply.USUAL.rejecting()),
                        config.feedbackWindow()));
    }

    @Produces
    @Singleton
    Families families(CaseList list) {
        return new Families(list);
    }

    @Produces
    @Singleton
    CascadeResolution cascade(CaseList list, Families families, Committer committer) {
        return new CascadeResolution(list, families, committer);
    }

    @Produces
    @Singleton
    WaitingCases waitingCases(MongoDatabase database) {
        return new MongoCaseTimes(database);
    }

    @Produces
    @Singleton
    PassTime passTime(WaitingCases waiting, Committer committer, LifecycleConfig config, Clock clock) {
        return new PassTime(waiting, committer, config.closeAfter(), clock);
    }

    @Produces
    @Singleton
    OpenCases openCases(
            Identities identities,
            ActOnCase acting,
            ContextLog log,
            CurrentCatalogue catalogue,
            Phrases phrases,
            CaseServiceConfig config) {
        return new OpenCases(
                identities,
                acting,
                log,
                () -> UUID.randomUUID().toString(),
                config.defaultLanguage(),
                () -> new Asking(catalogue.get(), phrases));
    }
}
