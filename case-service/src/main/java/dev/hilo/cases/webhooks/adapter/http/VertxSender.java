package dev.hilo.cases.webhooks.adapter.http;

import dev.hilo.cases.webhooks.app.Sender;
import dev.hilo.cases.webhooks.model.Webhook;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Requests by Vert.x, which connects to the address that was looked at while it names, and checks the certificate of, the
 * host. It follows no redirects. What the other side says beyond its status is not read, and not waited for.
 */
public final class VertxSender implements Sender, AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final long DRAIN_MILLIS = 2_000;
    private static final long DRAIN_BYTES = 65_536;
    private static final int IDLE_SECONDS = 30;

    private final HttpClient http;
    private final Vertx vertx;
    private final PublicTargets targets;
    private final Duration timeout;
    private final ExecutorService resolving = Executors.newVirtualThreadPerTaskExecutor();

    /** @param timeout for everything, from the look-up of the name to the status */
    public VertxSender(Vertx vertx, PublicTargets targets, Duration timeout) {
        this.vertx = vertx;
        this.targets = targets;
        this.timeout = timeout;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) timeout.toMillis())
                        .setKeepAliveTimeout(IDLE_SECONDS)
                        .setName("webhooks"),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    @Override
    public Outcome send(Webhook webhook, String eventId, Instant at, byte[] body) {
        long started = System.nanoTime();
        UnderWay underWay = new UnderWay();
        try {
            URI uri = URI.create(webhook.terms().url());
            InetAddress address = resolve(uri.getHost());
            Future<Answer> answer = http.request(options(uri, address)).compose(request -> {
                if (!underWay.begin(request)) {
                    request.reset();
                    return Future.failedFuture(new TimeoutException());
                }
                request.putHeader("content-type", "application/json")
                        .putHeader("user-agent", "Hilo-Webhooks/1")
                        .putHeader("webhook-id", eventId)
                        .putHeader("webhook-timestamp", Long.toString(at.getEpochSecond()))
                        .putHeader(
                                "webhook-signature", StandardSignature.header(webhook.signing(at), eventId, at, body));
                return request.send(Buffer.buffer(body)).map(this::answer);
            });
            long left = timeout.toNanos() - (System.nanoTime() - started);
            Answer given =
                    answer.toCompletionStage().toCompletableFuture().get(Math.max(1, left), TimeUnit.NANOSECONDS);
            return new Outcome.Answered(given.status(), given.retryAfter(), since(started));
        } catch (TimeoutException e) {
            underWay.giveUp();
            return new Outcome.Failed("no answer within " + timeout.toSeconds() + " s", since(started));
        } catch (ExecutionException e) {
            return new Outcome.Failed(words(e.getCause() == null ? e : e.getCause()), since(started));
        } catch (IllegalArgumentException e) {
            return new Outcome.Failed("the address cannot be read", since(started));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("the service stopped", since(started));
        }
    }

    /** A request that is given up does not begin after that. */
    private static final class UnderWay {

        private @Nullable HttpClientRequest request;
        private boolean over;

        synchronized boolean begin(HttpClientRequest begun) {
            request = begun;
            return !over;
        }

        synchronized void giveUp() {
            over = true;
            if (request != null) {
                request.reset();
            }
        }
    }

    private record Answer(int status, @Nullable Duration retryAfter) {}

    private InetAddress resolve(String host) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<InetAddress> found = new CompletableFuture<>();
        resolving.execute(() -> {
            try {
                found.complete(targets.address(host));
            } catch (UnknownHostException | PublicTargets.NotPublic e) {
                found.completeExceptionally(e);
            }
        });
        return found.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static RequestOptions options(URI uri, InetAddress address) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(uri.toString())
                .setFollowRedirects(false);
        return options.setServer(SocketAddress.inetSocketAddress(options.getPort(), address.getHostAddress()));
    }

    /** On the client's own thread: takes the status, and lets the rest pass by, for a while. */
    private Answer answer(HttpClientResponse response) {
        long patience = vertx.setTimer(DRAIN_MILLIS, id -> response.request().reset());
        long[] read = {0};
        response.handler(bytes -> {
            read[0] += bytes.length();
            if (read[0] > DRAIN_BYTES) {
                response.request().reset();
            }
        });
        response.endHandler(end -> vertx.cancelTimer(patience));
        response.exceptionHandler(failure -> vertx.cancelTimer(patience));
        return new Answer(response.statusCode(), seconds(response.getHeader("retry-after")));
    }

    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
    }

    private static String words(Throwable failure) {
        return switch (failure) {
            case PublicTargets.NotPublic e -> "the host has no public address";
            case UnknownHostException e -> "the host does not resolve";
            case SSLException e -> "no secure connection: is the certificate valid for the host?";
            case ConnectException e -> "no connection";
            default -> "the connection broke (" + failure.getClass().getSimpleName() + ")";
        };
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        http.close();
        resolving.close();
    }
}
