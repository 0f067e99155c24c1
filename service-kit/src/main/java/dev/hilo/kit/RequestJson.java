package dev.hilo.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import dev.hilo.contracts.Limits;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/**
 * What JSON bodies may hold: one value, whose texts are within their limits and have characters that can be stored and
 * shown, and whose times are such that somebody can mean them. Each refusal names the field.
 */
@Singleton
class RequestJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.registerModule(module());
    }

    /** After the modules whose deserializers these replace. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    static SimpleModule module() {
        return new SimpleModule("hilo-requests")
                .addDeserializer(String.class, new RequestText(TextLimits.USUAL))
                .addKeyDeserializer(String.class, new Name())
                .addDeserializer(Instant.class, new Time())
                .setDeserializerModifier(RequestElements.everywhere());
    }

    /** The name of a member that the caller chooses. */
    private static final class Name extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            RequestText.check(key, TextLimits.USUAL, context.getParser());
            return key;
        }
    }

    private static final class Time extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        Time() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Instant time = InstantDeserializer.INSTANT.deserialize(parser, context);
            if (!Limits.isBelievable(time)) {
                throw new RefusedValue(parser, Problems::unbelievable);
            }
            return time;
        }
    }
}
