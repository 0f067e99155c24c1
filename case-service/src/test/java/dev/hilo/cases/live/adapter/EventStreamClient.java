package dev.hilo.cases.live.adapter;

import dev.hilo.contracts.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser does: an id without data moves the last id on, in silence. */
final class EventStreamClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final List<Received> events = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile int status;
    private volatile boolean ended;

    record Received(String id, String name, Map<?, ?> data) {}

    static EventStreamClient open(URI uri, String token, @Nullable String lastEventId) {
        EventStreamClient client = new EventStreamClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        client.http
                .sendAsync(request.build(), response -> {
                    client.status = response.statusCode();
                    return HttpResponse.BodySubscribers.fromLineSubscriber(client.new Lines());
                })
                .whenComplete((done, failure) -> client.ended = true);
        return client;
    }

    List<Received> events() {
        return events;
    }

    String lastId() {
        return lastId;
    }

    int status() {
        return status;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private final class Lines implements Flow.Subscriber<String> {

        private String id = "";
        private String name = "message";
        private final StringBuilder data = new StringBuilder();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.isEmpty()) {
                dispatch();
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5));
            }
        }

        private void dispatch() {
            lastId = id.isEmpty() ? lastId : id;
            if (!data.isEmpty()) {
                try {
                    events.add(new Received(lastId, name, ContractJson.mapper().readValue(data.toString(), Map.class)));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            data.setLength(0);
            name = "message";
        }

        @Override
        public void onError(Throwable failure) {
            ended = true;
        }

        @Override
        public void onComplete() {
            ended = true;
        }
    }
}
