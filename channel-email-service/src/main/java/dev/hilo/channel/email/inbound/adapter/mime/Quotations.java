package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.model.NewText;
import java.util.Optional;
import java.util.regex.Pattern;
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
            "blockquote.gmail_quote, div.gmail_quote, .gmail_quote_container, .gmail_extra, blockquote[type=cite],"
                    + " .moz-forward-container, .yahoo_quoted, [id^=yahoo_quoted], [id*=yahoo_quoted], .protonmail_quote,"
                    + " .zmail_extra, #blockquote_zmail, div[name=quote], .tutanota_quote, #isReplyContent, .front-blockquote,"
                    + " #OLK_SRC_BODY_SECTION, .ms-outlook-mobile-reference-message, #mail-editor-reference-message-container,"
                    + " [name=messageReplySection], .hs_reply, .freshdesk_quote, #mail-app-auto-quote, .alimail-quote,"
                    + " blockquote#qt");

    private static final Evaluator MIXED = QueryParser.parse(
            "div.gmail_quote, .gmail_quote_container, .gmail_extra, div.protonmail_quote, .zmail_extra");

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
    private static final int LONGEST_HEADERS = 4_000;

    private Quotations() {}

    /**
     * The text above what is quoted and signed; empty where nothing is marked so, or somebody goes on writing below it.
     *
     * @param document loses what is below
     */
    static Optional<String> above(Document document) {
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

    /** From the end, as each removal moves what follows it. */
    private static void cut(Element from, Element body) {
        for (Node node = from; node != null && node != body; node = node.parent()) {
            Node parent = node.parent();
            if (parent != null) {
                for (int last = parent.childNodeSize() - 1; last > node.siblingIndex(); last--) {
                    parent.childNode(last).remove();
                }
            }
        }
        from.remove();
    }

    /** The first of the elements below which nobody writes. */
    private static final class Finder implements NodeFilter {

        private @Nullable Element from;
        /** Where Gmail quotes: answers between the lines lie in it as well, beside what they answer. */
        private @Nullable Element mixed;

        private boolean quotedInIt;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if ((mixed == null || quotedInIt) && says(text.text())) {
                    from = null;
                }
                return FilterResult.CONTINUE;
            }
            if (!(node instanceof Element element)) {
                return FilterResult.CONTINUE;
            }
            if (mixed != null && element.normalName().equals("blockquote")) {
                quotedInIt = true;
                return quotation(element);
            }
            if (element.attributesSize() == 0 && !element.is(UNSEEN)) {
                return FilterResult.CONTINUE;
            }
            return marked(element);
        }

        private FilterResult marked(Element element) {
            if (element.is(UNSEEN)) {
                return FilterResult.SKIP_CHILDREN;
            }
            if (element.is(BEGINNING) || element.is(LINE_ABOVE) && isHeaded(element)) {
                quotation(element);
                return FilterResult.STOP;
            }
            if (mixed == null && element.is(MIXED)) {
                mixed = element;
                quotedInIt = false;
                quotation(element);
                return FilterResult.CONTINUE;
            }
            return mixed != element && (element.is(SIGNATURE) || element.is(ATTRIBUTION) || element.is(CONTAINER))
                    ? quotation(element)
                    : FilterResult.CONTINUE;
        }

        private FilterResult quotation(Element element) {
            from = from == null ? element : from;
            return FilterResult.SKIP_CHILDREN;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node == mixed) {
                mixed = null;
            }
            return FilterResult.CONTINUE;
        }

        private static boolean says(String text) {
            return text.codePoints().anyMatch(Character::isLetterOrDigit) && !NewText.isSignature(text.strip());
        }

        private static boolean isHeaded(Element element) {
            return HtmlText.beginning(element, LONGEST_HEADERS)
                            .lines()
                            .filter(line -> HEADER.matcher(line.strip()).matches())
                            .count()
                    >= HEADERS;
        }
    }
}
