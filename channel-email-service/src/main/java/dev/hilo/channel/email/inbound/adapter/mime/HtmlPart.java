package dev.hilo.channel.email.inbound.adapter.mime;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A part in HTML, parsed once: that is what takes time.
 *
 * @param text as it shows
 * @param above the text above what its program marks as quoted or as a signature; empty where it marks nothing
 * @param safe sanitised
 */
record HtmlPart(String text, Optional<String> above, String safe) {

    static HtmlPart of(String html) {
        Document document = Jsoup.parse(html);
        String text = HtmlText.plain(document.body());
        String safe = HtmlText.sanitised(document);
        return new HtmlPart(text, Quotations.above(document), safe);
    }
}
