package dev.hilo.cases.verification.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.CaseServiceConfig;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.PendingVerifications;
import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.verification.adapter.contract.WithoutCode;
import dev.hilo.cases.verification.adapter.crypto.MasterCodes;
import dev.hilo.cases.verification.adapter.kafka.KafkaCodePost;
import dev.hilo.cases.verification.adapter.mongo.MongoVerifications;
import dev.hilo.cases.verification.adapter.text.CodePhrases;
import dev.hilo.cases.verification.app.Codes;
import dev.hilo.cases.verification.app.ConfirmCode;
import dev.hilo.cases.verification.app.ForgetCodes;
import dev.hilo.cases.verification.app.RequestCode;
import dev.hilo.cases.verification.app.TypedCodes;
import dev.hilo.cases.verification.app.Verifications;
import dev.hilo.cases.verification.model.Carriers;
import dev.hilo.cases.verification.model.CodeRules;
import dev.hilo.stream.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Puts the feature together. */
@ApplicationScoped
class VerificationBeans {

    @Produces
    @Singleton
    Verifications verifications(MongoDatabase database) {
        return new MongoVerifications(database);
    }

    @Produces
    @Singleton
    Codes codes(MasterKeys masters) {
        return new MasterCodes(masters, new SecureRandom());
    }

    @Produces
    @Singleton
    Carriers carriers(VerificationConfig config) {
        return new Carriers(config.channels());
    }

    @Produces
    @Singleton
    RequestCode requestCode(
            Verifications verifications,
            Codes codes,
            EventPublisher publisher,
            Identities identities,
            Links links,
            VerificationConfig config,
            CaseServiceConfig desk,
            Clock clock) {
        return new RequestCode(
                verifications,
                codes,
                new KafkaCodePost(publisher, CodePhrases.load()),
                identities,
                links,
                new CodeRules(config.life(), config.attempts(), config.codesOfIdentity(), config.codesToClaim()),
                desk.defaultLanguage(),
                () -> UUID.randomUUID().toString(),
                clock);
    }

    @Produces
    @Singleton
    ConfirmCode confirmCode(Verifications verifications, Codes codes, Links links, Identities identities, Clock clock) {
        return new ConfirmCode(verifications, codes, links, identities, clock);
    }

    @Produces
    @Singleton
    PendingVerifications typedCodes(Verifications verifications, Codes codes, CaseServiceConfig desk, Clock clock) {
        return new TypedCodes(verifications, codes, new WithoutCode(CodePhrases.load(), desk.defaultLanguage()), clock);
    }

    @Produces
    @Singleton
    ForgetCodes forgetCodes(Verifications verifications, Codes codes, Clock clock) {
        return new ForgetCodes(verifications, codes, clock);
    }
}
