package dev.hilo.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A text of a body. Its component's {@code @Size} says how long it may be, else it may have {@link TextLimits#USUAL}. */
final class RequestText extends StdScalarDeserializer<String> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final int most;

    RequestText(int most) {
        super(String.class);
        this.most = most;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new RequestText(property == null ? most : TextLimits.of(property));
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = StringDeserializer.instance.deserialize(parser, context);
        check(text, most, parser);
        return text;
    }

    static void check(@Nullable String text, int most, JsonParser parser) throws RefusedValue {
        if (text == null) {
            return;
        }
        if (TextLimits.isLonger(text, most)) {
            throw new RefusedValue(parser, field -> Problems.tooLong(field, most));
        }
        if (!TextLimits.isPlain(text)) {
            throw new RefusedValue(parser, Problems::unprintable);
        }
    }
}
