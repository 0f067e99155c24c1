package dev.hilo.local;

import dev.hilo.local.process.ChildFailure;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.Ports;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform in child processes: Kafka, MongoDB, Connect with Debezium, mail, and Hilo's services; the identity
 * provider and the landing page run in the JVM of the caller. Parts start side by side as far as they do not need each other.
 * When the caller's JVM ends, however it ends, the children end too.
 */
public final class Platform implements AutoCloseable {
    private final PlatformOptions options;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Component> components = new ArrayList<>();
    private final List<AutoCloseable> closeables = new ArrayList<>();
    private @Nullable LocalKafka kafka;
    private @Nullable LocalMongo mongo;
    private @Nullable LocalMail mail;
    private @Nullable LocalIdentity identity;
    private volatile boolean stopping;

    private Platform(PlatformOptions options) {
        this.options = options;
    }

    /**
     * Starts the platform and waits until every part is ready.
     *
     * @throws ChildFailure when a part does not come up; what had come up is stopped
     */
    public static Platform start(PlatformOptions options) {
        Platform platform = new Platform(options);
        try {
            platform.startAll();
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
        return platform;
    }

    /** The broker. */
    public LocalKafka kafka() {
        return started(kafka);
    }

    /** The store. */
    public LocalMongo mongo() {
        return started(mongo);
    }

    /** The mail server. */
    public LocalMail mail() {
        return started(mail);
    }

    /** The identity provider. */
    public LocalIdentity identity() {
        return started(identity);
    }

    /** Where a part answers over HTTP. */
    public URI url(PlatformPort port) {
        return URI.create("http://localhost:" + options.port(port));
    }

    /** Where a service answers. */
    public URI url(PlatformService service) {
        return url(service.port());
    }

    /** How it was started. */
    public PlatformOptions options() {
        return options;
    }

    /** All parts, in the order people read them. */
    public List<Component> components() {
        synchronized (components) {
            return components.stream()
                    .sorted(Comparator.comparingInt(Platform::rank))
                    .toList();
        }
    }

    /** The part of that name: {@code case-service}, {@code kafka}, {@code connect}, {@code mongodb}, {@code mail}. */
    public Component component(String name) {
        return components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No part is called " + name + "; there are "
                        + components().stream().map(Component::name).toList()));
    }

    /** Ends a part as {@code kill -9} does. */
    public void kill9(String name) {
        process(name).kill9();
    }

    /** Ends a part in the ordinary way. */
    public void stop(String name) {
        process(name).stop();
    }

    /** Starts a part that was stopped or killed, and waits until it is ready. */
    public void restart(String name) {
        Component component = component(name);
        component.restart().run();
        watch(component);
    }

    @Override
    public void close() {
        stopping = true;
        List<Component> all = components();
        stopAll(all.stream().filter(Platform::isService).toList());
        stopAll(all.stream()
                .filter(component -> component.name().equals("connect"))
                .toList());
        stopAll(all);
        synchronized (closeables) {
            closeables.reversed().forEach(Platform::closeQuietly);
        }
        threads.shutdown();
    }

    private void startAll() {
        ServiceProcess.requireBuilt(options.services());
        LocalIdentity provider = LocalIdentity.start(options.state(), options.port(PlatformPort.IDENTITY));
        identity = provider;
        own(provider);
        add(new Component(
                "identity",
                options.port(PlatformPort.IDENTITY),
                provider.issuer(),
                Optional.empty(),
                () -> {},
                () -> true));
        var store = run(this::startMongo);
        var broker = run(this::startKafka);
        var post = run(this::startMail);
        var both = store.thenCombine(broker, (mongoReady, kafkaReady) -> mongoReady);
        List<CompletableFuture<?>> all = new ArrayList<>(List.of(store, broker, post));
        all.add(both.thenRunAsync(this::startConnect, threads));
        for (PlatformService service : options.services()) {
            var needs = service == PlatformService.CHANNEL_EMAIL ? both.thenCombine(post, (x, y) -> x) : both;
            all.add(needs.thenRunAsync(() -> startService(service), threads));
        }
        all.forEach(part -> part.exceptionally(failure -> {
            all.forEach(other -> other.completeExceptionally(failure));
            return null;
        }));
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        LandingPage page = LandingPage.start(this);
        own(page);
        add(new Component(
                "landing", options.port(PlatformPort.LANDING), page.url(), Optional.empty(), () -> {}, () -> true));
        components().forEach(this::watch);
    }

    private LocalMongo startMongo() {
        LocalMongo started = LocalMongo.start(options.state(), options.port(PlatformPort.MONGODB), options.docker());
        mongo = started;
        options.progress().accept(started.describe());
        int port = started.process().isPresent() ? options.port(PlatformPort.MONGODB) : 0;
        add(new Component(
                "mongodb",
                port,
                started.connectionString(),
                started.process(),
                started::restart,
                () -> started.process().isEmpty() || Ports.answers(port)));
        return started;
    }

    private LocalKafka startKafka() {
        int port = options.port(PlatformPort.KAFKA);
        LocalKafka started = LocalKafka.start(options.state(), port);
        kafka = started;
        add(new Component(
                "kafka",
                port,
                started.bootstrapServers(),
                Optional.of(started.process()),
                started::restart,
                () -> Ports.answers(port)));
        return started;
    }

    private LocalMail startMail() {
        int pages = options.port(PlatformPort.MAILBOX);
        int smtp = options.port(PlatformPort.SMTP);
        LocalMail started = LocalMail.start(options.state(), smtp, options.port(PlatformPort.IMAP), pages);
        mail = started;
        add(new Component(
                "mail",
                pages,
                started.pages().toString(),
                Optional.of(started.process()),
                started::restart,
                () -> Ports.answers(smtp)));
        return started;
    }

    private void startConnect() {
        int port = options.port(PlatformPort.CONNECT);
        LocalConnect started =
                LocalConnect.start(options.state(), port, kafka().bootstrapServers(), mongo().connectionString());
        add(new Component(
                "connect",
                port,
                started.url().toString(),
                Optional.of(started.process()),
                started::restart,
                started::isRunning));
    }

    private void startService(PlatformService service) {
        ServiceProcess started = new ServiceProcess(
                service, options, ServiceEnvironment.of(service, options, kafka(), mongo(), identity()));
        add(new Component(
                service.module(),
                options.port(service.port()),
                url(service).toString(),
                Optional.of(started.process()),
                started::start,
                started::isReady));
        started.start();
    }

    private void add(Component component) {
        synchronized (components) {
            components.add(component);
        }
        if (stopping) {
            component.process().ifPresent(ChildProcess::kill9);
        }
    }

    private void own(AutoCloseable closeable) {
        synchronized (closeables) {
            closeables.add(closeable);
        }
    }

    private void watch(Component component) {
        component
                .process()
                .filter(ChildProcess::isAlive)
                .ifPresent(process -> process.onExit().thenRun(() -> {
                    if (process.died() && !stopping) {
                        options.progress()
                                .accept(new ChildFailure(component.name() + " has died", process).getMessage());
                    }
                }));
    }

    private void stopAll(List<Component> some) {
        CompletableFuture.allOf(some.stream()
                        .flatMap(component -> component.process().stream())
                        .map(process -> CompletableFuture.runAsync(process::stop, threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private ChildProcess process(String name) {
        return component(name)
                .process()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no process of its own"));
    }

    private <T> CompletableFuture<T> run(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, threads);
    }

    private static boolean isService(Component component) {
        return component.name().endsWith("-service");
    }

    private static int rank(Component component) {
        return component.name().equals("landing") ? 0 : isService(component) ? 1 : 2;
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            System.err.println("Not closed: " + e.getMessage());
        }
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The platform has not started it yet");
        }
        return part;
    }
}
