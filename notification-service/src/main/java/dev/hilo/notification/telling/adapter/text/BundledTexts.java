package dev.hilo.notification.telling.adapter.text;

import dev.hilo.notification.telling.app.Texts;
import dev.hilo.notification.telling.model.Decision;
import dev.hilo.notification.telling.model.Notice;
import dev.hilo.notification.telling.model.Telling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts from the property files beside this class, one a language, UTF-8. An agent's words pass untouched. */
public final class BundledTexts implements Texts {

    /** Another language needs its file and its tag here. */
    static final List<String> LANGUAGES = List.of(Telling.DEFAULT_LANGUAGE, "en");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, ResourceBundle> bundles =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, BundledTexts::bundle));

    @Override
    public Wording wording(Decision.Tell tell) {
        return switch (tell.notice()) {
            case Notice.AgentMessage message -> new Wording(tell.language(), message.text());
            case Notice.Question question -> new Wording(question.language(), question.text());
            case Notice.Acknowledgement acknowledgement -> desk(tell, "acknowledgement", "");
            case Notice.OpenedForThem opened -> desk(tell, "opened", opened.subject());
            case Notice.Resolution resolution -> desk(tell, "resolution", resolution.resolution());
            case Notice.Closing closing -> desk(tell, closing(closing), "");
            case Notice.FeedbackRequest request -> desk(tell, "feedback", "");
        };
    }

    private static String closing(Notice.Closing closing) {
        return (closing.silence() ? "silence" : "closing") + (closing.scoreAsked() ? "" : "-rated");
    }

    private Wording desk(Decision.Tell tell, String key, String words) {
        String language = supported(tell.language());
        ResourceBundle bundle = Objects.requireNonNull(bundles.get(language));
        String ofChannel = key + "." + tell.to().channel();
        String text = bundle.getString(bundle.containsKey(ofChannel) ? ofChannel : key);
        String greeting = GreetableName.of(tell.name())
                .map(name -> filled(bundle.getString("greeting"), Map.of("name", name)))
                .orElseGet(() -> bundle.getString("greeting.unnamed"));
        return new Wording(language, filled(text, Map.of("greeting", greeting, "case", tell.caseId(), "words", words)));
    }

    /** One pass, so that braces in what people wrote stay as they are. */
    private static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }

    private static String supported(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return LANGUAGES.contains(language) ? language : Telling.DEFAULT_LANGUAGE;
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                BundledTexts.class.getPackageName() + ".notices",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
