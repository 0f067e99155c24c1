package dev.hilo.cases;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.directory.adapter.audit.ReportedConflicts;
import dev.hilo.cases.directory.adapter.mongo.MongoDirectory;
import dev.hilo.cases.directory.adapter.mongo.MongoDirectoryNames;
import dev.hilo.cases.directory.app.BringTogether;
import dev.hilo.cases.directory.app.CatchUp;
import dev.hilo.cases.directory.app.DirectoryLinks;
import dev.hilo.cases.directory.app.DirectoryNames;
import dev.hilo.cases.directory.app.DirectoryStore;
import dev.hilo.cases.directory.app.ForgetUser;
import dev.hilo.cases.directory.app.Provisioning;
import dev.hilo.cases.directory.app.TellContext;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Puts the directory's parts together. */
@ApplicationScoped
class DirectoryWiring {

    @Produces
    @Singleton
    DirectoryStore directory(MongoDatabase database) {
        return new MongoDirectory(database);
    }

    @Produces
    @Singleton
    DirectoryNames directoryNames(MongoDatabase database) {
        return new MongoDirectoryNames(database);
    }

    @Produces
    @Singleton
    DirectoryLinks directoryLinks(Links links, ContextLog log, MeterRegistry meters) {
        return new BringTogether(links, log, new ReportedConflicts(meters));
    }

    @Produces
    @Singleton
    TellContext tellContext(
            DirectoryStore entries,
            DirectoryNames names,
            Identities identities,
            DirectoryLinks links,
            ContextLog log,
            Committer committer) {
        return new TellContext(
                entries,
                names,
                identities,
                links,
                log,
                committer,
                () -> UUID.randomUUID().toString());
    }

    @Produces
    @Singleton
    Provisioning provisioning(DirectoryStore entries, DirectoryNames names, TellContext context, Clock clock) {
        return new Provisioning(entries, names, context, () -> UUID.randomUUID().toString(), clock);
    }

    @Produces
    @Singleton
    CatchUp directoryCatchUp(DirectoryStore entries, Provisioning provisioning, TellContext context, Clock clock) {
        return new CatchUp(entries, provisioning, context, clock);
    }

    @Produces
    @Singleton
    ForgetUser forgetDirectoryUser(DirectoryStore entries, DirectoryNames names) {
        return new ForgetUser(entries, names);
    }
}
