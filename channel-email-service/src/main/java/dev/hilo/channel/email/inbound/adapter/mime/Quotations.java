package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.model.NewText;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Where a mail's HTML holds what was quoted and who signs: programs mark it by elements, which are surer than words. */
final class Quotations {

    /** Gmail, Apple and Thunderbird, Yahoo, Proton, Zoho, GMX, Tutanota, NetEase, Outlook on telephones and Macs, Spark, … */
    private static final Evaluator CONTAINER = QueryParser.parse(
            "div.gmail_quote, blockquote.gmail_quote, .gmail_quote_container, .gmail_extra, blockquote[type=cite],"
                    + " .moz-forward-container, .yahoo_quoted, [id^=yahoo_quoted], [id*=yahoo_quoted], .protonmail_quote,"
                    + " .zmail_extra, #blockquote_zmail, div[name=quote], .tutanota_quote, #isReplyContent, .front-blockquote,"
                    + " #OLK_SRC_BODY_SECTION, .ms-outlook-mobile-reference-message, #mail-editor-reference-message-container,"
                    + " [name=messageReplySection], .hs_reply, .freshdesk_quote, #mail-app-auto-quote, .alimail-quote,"
                    + " blockquote#qt");

    /** The words that a program writes above it, in an element of their own. */
    private static final Evaluator ATTRIBUTION = QueryParser.parse(".gmail_attr, .moz-cite-prefix, #reply-intro");

    private static final Evaluator SIGNATURE = QueryParser.parse(
            ".gmail_signature, .moz-signature, #Signature, #ms-outlook-mobile-signature, .protonmail_signature_block,"
                    + " #AppleMailSignature, #zmail_signature, .ydp-signature, [id$=_Signature]");

    /** All that follows is history: Outlook on the web, Zimbra. */
    private static final Evaluator BEGINNING = QueryParser.parse(
            "#divRplyFwdMsg, [id$=_divRplyFwdMsg], #appendonsend, [id$=_appendonsend], hr[data-marker=__DIVIDER__], #zwchr");

    /** Outlook draws a line and writes the headers below it. */
    private static final Evaluator LINE_ABOVE = QueryParser.parse("div[style*=border-top]");

    private static final Evaluator UNSEEN = QueryParser.parse("script, style, title, template, noscript, [hidden]");
    private static final Pattern HEADER = Pattern.compile("^[^\\s:：][^:：]{0,24}[:：].*");
    private static final int HEADERS = 3;

    private Quotations() {}

    /** The text above what is quoted and signed; empty where nothing is marked so, or somebody goes on writing below it. */
    static Optional<String> above(String html) {
        Document document = Jsoup.parse(html);
        Finder finder = new Finder();
        document.body().filter(finder);
        Element from = finder.from;
        if (from == null) {
            return Optional.empty();
        }
        boolean introduced = from.is(ATTRIBUTION) || !from.is(CONTAINER) || NewText.isIntroduced(HtmlText.plain(from));
        cut(from, document.body());
        String above = HtmlText.plain(document.body());
        return Optional.of(introduced ? above : NewText.aboveQuotation(above));
    }

    private static void cut(Element from, Element body) {
        for (Node node = from; node != null && node != body; node = node.parent()) {
            while (node.nextSibling() != null) {
                node.nextSibling().remove();
            }
        }
        from.remove();
    }

    /** The first of the elements below which nobody writes. */
    private static final class Finder implements NodeFilter {

        private @Nullable Element from;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (says(text.text()) && !NewText.isSignature(text.text().strip())) {
                    from = null;
                }
            } else if (node instanceof Element element) {
                if (element.is(UNSEEN)) {
                    return FilterResult.SKIP_CHILDREN;
                }
                boolean beginning = element.is(BEGINNING) || element.is(LINE_ABOVE) && isHeaded(element);
                if (beginning || element.is(SIGNATURE) || element.is(ATTRIBUTION) || isQuotation(element)) {
                    from = from == null ? element : from;
                    return beginning ? FilterResult.STOP : FilterResult.SKIP_CHILDREN;
                }
            }
            return FilterResult.CONTINUE;
        }

        /** Answers between the lines may lie within the container, beside what they answer. */
        private static boolean isQuotation(Element element) {
            if (!element.is(CONTAINER)) {
                return false;
            }
            Element quoted = element.normalName().equals("blockquote") ? null : element.selectFirst("blockquote");
            if (quoted == null) {
                return true;
            }
            for (Node node = quoted; node != null && node != element; node = node.parent()) {
                for (Node next = node.nextSibling(); next != null; next = next.nextSibling()) {
                    if (next instanceof TextNode text && says(text.text())
                            || next instanceof Element beside
                                    && !beside.normalName().equals("blockquote")
                                    && !beside.is(SIGNATURE)
                                    && says(beside.text())) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static boolean isHeaded(Element element) {
            return HtmlText.plain(element)
                            .lines()
                            .map(line -> HEADER.matcher(line.strip()))
                            .filter(matcher -> matcher.matches())
                            .count()
                    >= HEADERS;
        }

        private static boolean says(String text) {
            return text.codePoints().anyMatch(Character::isLetterOrDigit);
        }
    }
}
