package dev.hilo.channel.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Writes down what a channel holds to: a Markdown file for each test class, its tests as sentences under headings. */
final class ConformanceReport implements TestWatcher, AfterAllCallback {

    private static final Path FOLDER = Path.of("target", "conformance");
    private static final List<String> CHAPTERS = Stream.of(
                    TakingIn.class, WhateverComes.class, Sending.class, Outage.class, Forgetting.class)
            .map(chapter -> chapter.getAnnotation(Chapter.class).value())
            .toList();

    private final Map<String, Map<String, String>> outcomes = new TreeMap<>();

    @Override
    public void testSuccessful(ExtensionContext test) {
        note(test, "x", null);
    }

    @Override
    public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
        note(test, " ", "failed");
    }

    @Override
    public void testAborted(ExtensionContext test, @Nullable Throwable cause) {
        note(test, " ", "not tried");
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        note(test, " ", "left out" + reason.map(r -> ": " + r).orElse(""));
    }

    private synchronized void note(ExtensionContext test, String tick, @Nullable String remark) {
        String sentence = test.getDisplayName().replaceAll("\\(\\)$", "");
        outcomes.computeIfAbsent(chapter(test), chapter -> new TreeMap<>())
                .put(sentence, "- [" + tick + "] " + sentence + (remark == null ? "" : " — **" + remark + "**"));
    }

    /** The channel's own tests, where it adds some to the kit's, come last. */
    private static String chapter(ExtensionContext test) {
        Chapter chapter = test.getRequiredTestMethod().getDeclaringClass().getAnnotation(Chapter.class);
        return chapter == null ? "Of its own" : chapter.value();
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        String name = tests.getRequiredTestClass().getSimpleName();
        StringBuilder report = new StringBuilder("# " + name + "\n");
        Stream.concat(CHAPTERS.stream(), outcomes.keySet().stream().filter(other -> !CHAPTERS.contains(other)))
                .filter(outcomes::containsKey)
                .forEach(chapter -> report.append("\n## ")
                        .append(chapter)
                        .append("\n\n")
                        .append(String.join(
                                "\n", outcomes.getOrDefault(chapter, Map.of()).values()))
                        .append('\n'));
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".md"), report);
    }
}
