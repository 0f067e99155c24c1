package dev.hilo.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import dev.hilo.contracts.Limits;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * What JSON bodies may hold: one value, with no member that is unknown or stands there twice, whose texts are within their
 * limits and have characters that can be stored and shown, and whose times are such that somebody can mean them. A value
 * of another kind is never made to fit. Each refusal names the field.
 */
@Singleton
class RequestJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        for (LogicalType kind : List.of(LogicalType.Textual, LogicalType.Boolean, LogicalType.Integer)) {
            for (CoercionInputShape other : CoercionInputShape.values()) {
                mapper.coercionConfigFor(kind).setCoercion(other, CoercionAction.Fail);
            }
        }
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
