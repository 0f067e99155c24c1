package dev.hilo.local.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The frame all local pages share, and the files beside them. */
public final class Page {
    private static final String FRAME = """
            <!doctype html>
            <html lang="%1$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s · Hilo</title>
            <link rel="stylesheet" href="/style.css">
            <link rel="icon" href="data:,">
            %4$s</head>
            <body>
            <a class="skip" href="#main">%5$s</a>
            <header><a class="brand" href="/?lang=%1$s">Hilo</a>
            <nav aria-label="%6$s"><a href="?lang=es" lang="es" hreflang="es">Español</a>
            <a href="?lang=en" lang="en" hreflang="en">English</a></nav></header>
            <main id="main">
            <h1>%2$s</h1>
            %3$s
            </main>
            </body>
            </html>
            """;

    private Page() {}

    /**
     * A page.
     *
     * @param title its title, as text
     * @param body its body, as HTML
     * @param scripts script files of this server, loaded when the page is read
     */
    public static String of(Language language, String title, String body, String... scripts) {
        StringBuilder tags = new StringBuilder();
        for (String script : scripts) {
            tags.append("<script src=\"").append(Html.escape(script)).append("\" defer></script>\n");
        }
        return FRAME.formatted(
                language.code(),
                Html.escape(title),
                body,
                tags,
                language.say("Ir al contenido", "Skip to content"),
                language.say("Idioma", "Language"));
    }

    /** A file beside the pages: {@code style.css}. */
    public static Response file(String name, String contentType) {
        try (InputStream in = Page.class.getResourceAsStream("/dev/hilo/local/web/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The page's file " + name + " is not on the class path");
            }
            return Response.of(200, contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
