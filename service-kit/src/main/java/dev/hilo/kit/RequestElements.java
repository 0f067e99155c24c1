package dev.hilo.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or map of a body. Its component's {@code @Size} says how many it may have, else {@link TextLimits#ELEMENTS}. */
final class RequestElements extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private final int most;

    private RequestElements(JsonDeserializer<?> elements, int most) {
        super(elements);
        this.most = most;
    }

    static BeanDeserializerModifier everywhere() {
        return new BeanDeserializerModifier() {
            @Override
            public JsonDeserializer<?> modifyCollectionDeserializer(
                    DeserializationConfig config,
                    CollectionType type,
                    BeanDescription bean,
                    JsonDeserializer<?> usual) {
                return new RequestElements(usual, TextLimits.ELEMENTS);
            }

            @Override
            public JsonDeserializer<?> modifyMapDeserializer(
                    DeserializationConfig config, MapType type, BeanDescription bean, JsonDeserializer<?> usual) {
                return new RequestElements(usual, TextLimits.ELEMENTS);
            }
        };
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> elements) {
        return new RequestElements(elements, most);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        Size size = property == null ? null : property.getAnnotation(Size.class);
        return new RequestElements(
                context.handleSecondaryContextualization(
                        _delegatee, property, context.constructType(_delegatee.handledType())),
                size == null ? TextLimits.ELEMENTS : size.max());
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Object elements = super.deserialize(parser, context);
        int there = elements instanceof Collection<?> list
                ? list.size()
                : elements instanceof Map<?, ?> map ? map.size() : 0;
        if (there > most) {
            throw new RefusedValue(parser, field -> Problems.tooMany(field, most));
        }
        return elements;
    }
}
