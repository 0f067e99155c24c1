package dev.hilo.cases.verification.adapter.kafka;

import dev.hilo.cases.catalogue.model.Words;
import dev.hilo.cases.verification.adapter.text.CodePhrases;
import dev.hilo.cases.verification.app.CodePost;
import dev.hilo.cases.verification.model.CodeLetter;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Ids;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.PublishingFailed;
import java.util.List;
import java.util.Map;

/** Asks channels to deliver codes, on {@code hilo.deliveries}, and waits until the broker has it. */
public final class KafkaCodePost implements CodePost {

    private final EventPublisher publisher;
    private final CodePhrases phrases;

    public KafkaCodePost(EventPublisher publisher, CodePhrases phrases) {
        this.publisher = publisher;
        this.phrases = phrases;
    }

    @Override
    public void send(CodeLetter letter) {
        try {
            publisher.publishAll(EventType.DELIVERY_REQUESTED, List.of(delivery(letter)));
        } catch (PublishingFailed e) {
            throw new Unavailable(e);
        }
    }

    private Delivery delivery(CodeLetter letter) {
        String language = Words.spoken(letter.language());
        return new Delivery(
                Ids.code(letter.verificationId()),
                letter.channel(),
                letter.to(),
                letter.userId(),
                null,
                Delivery.Kind.VERIFICATION,
                null,
                language,
                phrases.subject().in(language),
                phrases.text()
                        .in(language)
                        .replace(
                                "{minutes}",
                                Long.toString(Math.max(1, letter.life().toMinutes())))
                        .replace("{code}", letter.code()),
                null,
                letter.at(),
                Map.of());
    }
}
