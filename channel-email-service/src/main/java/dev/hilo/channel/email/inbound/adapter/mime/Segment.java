package dev.hilo.channel.email.inbound.adapter.mime;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stretch of a mail to be read: as text, as HTML, or as both where one is an alternative of the other.
 *
 * @param notes what is to be said of it besides, in a line each
 */
record Segment(List<String> texts, List<HtmlPart> htmls, List<String> notes) {

    static Segment ofText(String text) {
        return new Segment(List.of(text), List.of(), List.of());
    }

    static Segment ofHtml(String html) {
        return new Segment(List.of(), List.of(HtmlPart.of(html)), List.of());
    }

    static Segment ofNote(String note) {
        return new Segment(List.of(), List.of(), List.of(note));
    }

    static Segment alternatives(List<Segment> all) {
        return new Segment(every(all, Segment::texts), every(all, Segment::htmls), every(all, Segment::notes));
    }

    String text() {
        return withNotes(texts.isEmpty() ? htmls.stream().map(HtmlPart::text).toList() : texts);
    }

    /** Without what its program marks as quoted; the whole text where it marks nothing. */
    String unquoted() {
        return htmls.size() == 1
                ? htmls.getFirst()
                        .above()
                        .map(above -> withNotes(List.of(above)))
                        .orElseGet(this::text)
                : text();
    }

    boolean isPlain() {
        return htmls.isEmpty();
    }

    /** Sanitised. */
    String html() {
        return isPlain()
                ? HtmlText.ofPlain(text())
                : Stream.concat(
                                notes.stream().map(HtmlText::ofPlain),
                                htmls.stream().map(HtmlPart::safe))
                        .collect(Collectors.joining("<hr>"));
    }

    private String withNotes(List<String> words) {
        return Stream.concat(notes.stream(), words.stream()).collect(Collectors.joining("\n\n"));
    }

    private static <T> List<T> every(List<Segment> all, Function<Segment, List<T>> of) {
        return all.stream().flatMap(segment -> of.apply(segment).stream()).toList();
    }
}
