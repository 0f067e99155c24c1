package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** All streams in memory; those that must not lose anything can be taken out of reach. */
final class RecordingStreams implements Interactions, Receipts, Signs {

    private final List<ChatMessage> interactions = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private final List<String> signs = new ArrayList<>();
    private boolean away;

    void away(boolean now) {
        away = now;
    }

    List<String> interactions() {
        return interactions.stream().map(message -> message.body().text()).toList();
    }

    List<ChatMessage> messages() {
        return interactions;
    }

    List<String> receipts() {
        return receipts;
    }

    @Override
    public void publish(List<ChatMessage> messages) {
        reach();
        interactions.addAll(messages);
    }

    @Override
    public void publish(String deliveryId, Status status) {
        reach();
        receipts.add(deliveryId + " " + status);
    }

    @Override
    public void note(String sessionId, Sign sign) {
        signs.add(sign.name());
    }

    List<String> signs() {
        return signs;
    }

    private void reach() {
        if (away) {
            throw new NotPublished(new TimeoutException("no broker"));
        }
    }
}
