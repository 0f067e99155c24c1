package dev.hilo.channel.email.inbound.adapter.mime;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeFilter;

/** HTML of mails, made safe to show and made readable as plain text. */
final class HtmlText {

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "div",
            "dl",
            "dd",
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");
    private static final Set<String> SPACED =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre");
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "head", "title", "template", "noscript", "meta");

    /** No scripts, styles or forms, nothing that is fetched when it is shown; images of the mail itself stay. */
    private static final Safelist SAFE = Safelist.relaxed()
            .removeProtocols("img", "src", "http", "https")
            .addProtocols("img", "src", "cid")
            .addTags("hr", "s", "center")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow");

    private HtmlText() {}

    static String sanitised(Document document) {
        Document clean = new Cleaner(SAFE).clean(document);
        clean.outputSettings(new Document.OutputSettings().prettyPrint(false));
        return clean.body().html().strip();
    }

    /** Plain text as HTML that shows it alike. */
    static String ofPlain(String text) {
        return "<p>" + Entities.escape(text).replace("\n", "<br>") + "</p>";
    }

    /** Paragraphs and lines as they show, quotations marked by {@code >}, links with their address. */
    static String plain(Element element) {
        Writer writer = new Writer();
        element.filter(writer);
        return writer.finish();
    }

    /** What an element says, as far as that is needed. */
    static String beginning(Element element, int longest) {
        StringBuilder beginning = new StringBuilder();
        element.filter((node, depth) -> {
            if (node instanceof TextNode text) {
                beginning.append(text.text());
            } else if (node instanceof Element part
                    && (part.isBlock() || part.normalName().equals("br"))) {
                beginning.append('\n');
            }
            return beginning.length() > longest ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return beginning.toString();
    }

    /** Who quotes deeper reads the same. */
    private static final int MOST_MARKS = 20;

    /** Marks of quotations and tables make more of little HTML: what is longer is not written to its end. */
    private static final int LONGEST = TextBudget.OF_A_PART;

    private static final int LONGEST_LINK = 300;
    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");

    private static final class Writer implements NodeFilter {

        private final StringBuilder out = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int quotes;
        private int unseen;
        private int preformatted;
        /** How deep the blank line is quoted that is due before the next line; -1 where none is due. */
        private int blankQuotes = -1;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text && unseen == 0) {
                write(text.getWholeText());
            } else if (node instanceof Element element) {
                open(element, element.normalName());
            }
            return out.length() + line.length() > LONGEST ? FilterResult.STOP : FilterResult.CONTINUE;
        }

        private void open(Element element, String name) {
            if (UNSEEN.contains(name) || isHidden(element)) {
                unseen++;
            } else if (unseen == 0) {
                if (BLOCKS.contains(name)) {
                    endLine();
                    leaveBlank(name);
                }
                switch (name) {
                    case "br" -> breakLine();
                    case "blockquote" -> quotes++;
                    case "pre" -> preformatted++;
                    case "li" -> line.append("- ");
                    case "td", "th" -> line.append(line.isEmpty() ? "" : " ");
                    default -> {}
                }
            }
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element);
            }
            return FilterResult.CONTINUE;
        }

        private void close(Element element) {
            String name = element.normalName();
            if (UNSEEN.contains(name) || isHidden(element)) {
                unseen--;
            } else if (unseen == 0) {
                if (name.equals("a")) {
                    writeTarget(element);
                }
                if (BLOCKS.contains(name)) {
                    endLine();
                }
                switch (name) {
                    case "blockquote" -> quotes--;
                    case "pre" -> preformatted--;
                    default -> {}
                }
                leaveBlank(name);
            }
        }

        private void write(String text) {
            if (preformatted > 0) {
                String[] lines = text.split("\\R", -1);
                for (int i = 0; i < lines.length; i++) {
                    if (i > 0) {
                        breakLine();
                    }
                    line.append(lines[i]);
                }
                return;
            }
            String flowing = text.replaceAll("[ \\t\\r\\n\\f]+", " ");
            boolean atStart = line.isEmpty() || line.charAt(line.length() - 1) == ' ';
            line.append(atStart && flowing.startsWith(" ") ? flowing.substring(1) : flowing);
        }

        private void writeTarget(Element link) {
            String target = link.attr("href").strip();
            if (!WEB.matcher(target).matches()) {
                return;
            }
            String shown = beginning(link, LONGEST_LINK).strip();
            if (!shown.isEmpty() && !target.contains(shown)) {
                line.append(" <").append(target).append('>');
            }
        }

        private void leaveBlank(String name) {
            if (SPACED.contains(name)) {
                blankQuotes = blankQuotes < 0 ? quotes : Math.min(blankQuotes, quotes);
            }
        }

        private void endLine() {
            if (!line.toString().isBlank()) {
                breakLine();
            }
            line.setLength(0);
        }

        private void breakLine() {
            String mark = "> ".repeat(Math.clamp(quotes, 0, MOST_MARKS));
            if (blankQuotes >= 0 && !out.isEmpty()) {
                out.append("> ".repeat(Math.min(blankQuotes, MOST_MARKS)).strip())
                        .append('\n');
            }
            blankQuotes = -1;
            out.append((mark + line.toString().replace('\u00a0', ' ')).stripTrailing())
                    .append('\n');
            line.setLength(0);
        }

        String finish() {
            endLine();
            return out.toString().replaceAll("\n{3,}", "\n\n").strip();
        }

        private static boolean isHidden(Element element) {
            return element.hasAttr("hidden")
                    || element.attr("style")
                            .replace(" ", "")
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains("display:none");
        }
    }
}
