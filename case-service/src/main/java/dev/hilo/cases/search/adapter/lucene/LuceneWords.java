package dev.hilo.cases.search.adapter.lucene;

import dev.hilo.cases.search.app.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Words by Lucene's analysis. A text may be in either language, and is often in both: each word has up to three forms,
 * as it stands, as Spanish and as English inflect it, all with accents folded. Words of one letter and the commonest
 * words of both languages are left out.
 */
public final class LuceneWords implements Words {

    private static final int LONGEST = 60;
    private static final int TEXT = 100_000;

    /** Where words are tied together in addresses and names of files. */
    private static final Pattern TIED = Pattern.compile("[._@/:+-]+");

    private static final CharArraySet COMMON = common();

    private final Analyzer plain = analyzer(stream -> stream);
    private final Analyzer spanish = analyzer(SpanishLightStemFilter::new);
    private final Analyzer english = analyzer(PorterStemFilter::new);

    private interface Stemming {
        TokenStream of(TokenStream words);
    }

    @Override
    public Set<String> of(String text) {
        Set<String> forms = new LinkedHashSet<>();
        asked(text).forEach(forms::addAll);
        return forms;
    }

    @Override
    public List<Set<String>> asked(String query) {
        String text =
                TIED.matcher(query.substring(0, Math.min(query.length(), TEXT))).replaceAll(" ");
        List<String> words = terms(plain, text);
        List<String> inSpanish = terms(spanish, text);
        List<String> inEnglish = terms(english, text);
        List<Set<String>> forms = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).length() > 1 && words.get(i).length() <= LONGEST) {
                Set<String> one = new LinkedHashSet<>();
                one.add(words.get(i));
                one.add(inSpanish.get(i));
                one.add(inEnglish.get(i));
                forms.add(one);
            }
        }
        return forms;
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return terms;
    }

    /** All three leave the same words out, so that forms of one word stand at the same place. */
    private static Analyzer analyzer(Stemming stemming) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = new StandardTokenizer();
                TokenStream words = new StopFilter(new LowerCaseFilter(tokenizer), COMMON);
                return new TokenStreamComponents(tokenizer, new ASCIIFoldingFilter(stemming.of(words)));
            }
        };
    }

    private static CharArraySet common() {
        CharArraySet words = new CharArraySet(SpanishAnalyzer.getDefaultStopSet(), true);
        words.addAll(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        return CharArraySet.unmodifiableSet(words);
    }
}
