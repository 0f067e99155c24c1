package dev.hilo.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One process of the platform with its log file. It can be started again after it was stopped or killed, on the same command
 * line. Not safe for concurrent starts and stops.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(3);

    private final ChildSpec spec;
    private @Nullable Process process;
    private boolean stopping;

    /** A process that is not started yet. */
    public ChildProcess(ChildSpec spec) {
        this.spec = spec;
    }

    /** Starts the process; its output is appended to its log file. */
    public synchronized ChildProcess start() {
        if (isAlive()) {
            return this;
        }
        stopping = false;
        try {
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(spec.command());
            builder.environment().putAll(spec.environment());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
            if (spec.directory() != null) {
                builder.directory(spec.directory().toFile());
            }
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot start " + spec.name() + " (" + spec.command().getFirst() + ")", e);
        }
        return this;
    }

    /**
     * Waits until the process is ready.
     *
     * @throws ChildFailure when it dies first or takes longer than the patience; with the end of its log
     */
    public void await(BooleanSupplier ready, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!ready.getAsBoolean()) {
            if (!isAlive()) {
                throw new ChildFailure(spec.name() + " died while it started (exit code " + exitCode() + ")", this);
            }
            if (Instant.now().isAfter(end)) {
                throw new ChildFailure(spec.name() + " was not ready after " + patience.toSeconds() + " s", this);
            }
            pause();
        }
    }

    /** Ends the process in the ordinary way, by force when it takes longer than 15 s. */
    public synchronized void stop() {
        Process running = process;
        stopping = true;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            running.getOutputStream().close();
        } catch (IOException e) {
            // It has closed the pipe already: the signal below ends it all the same.
        }
        running.destroy();
        try {
            Duration patience = Archives.inTraining() ? TRAINING_PATIENCE : STOP_PATIENCE;
            if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process as {@code kill -9} does, and waits until it is gone. */
    public synchronized void kill9() {
        Process running = process;
        stopping = true;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    /** Whether the process runs. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether the process ended without having been told to. */
    public synchronized boolean died() {
        return process != null && !process.isAlive() && !stopping;
    }

    /** The process id, or -1 when it was never started. */
    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Completes when the process that runs now has ended, however it ends. */
    public synchronized CompletableFuture<Process> onExit() {
        if (process == null) {
            throw new IllegalStateException(spec.name() + " was never started");
        }
        return process.onExit();
    }

    /** What this process is. */
    public ChildSpec spec() {
        return spec;
    }

    /** The last lines of its log. */
    public List<String> logTail(int lines) {
        return LogTail.of(spec.log(), lines);
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized String exitCode() {
        return process == null ? "none" : String.valueOf(process.exitValue());
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a child process started", e);
        }
    }

    /** The file that takes the output of the process. */
    public Path log() {
        return spec.log();
    }
}
