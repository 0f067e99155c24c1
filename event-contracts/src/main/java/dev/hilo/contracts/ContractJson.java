package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The contract's JSON: ISO 8601 instants, unknown fields allowed, unknown enum words read as their {@code OTHER}. */
public final class ContractJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private ContractJson() {}

    /** Shared and thread-safe; do not reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static byte[] write(Object data) {
        try {
            return MAPPER.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot be written as JSON: " + data.getClass().getName(), e);
        }
    }

    /**
     * Reads data of a type. A sealed commit is read without keys: placeholders stand for what {@link Sealing#open} puts
     * back.
     *
     * @throws ContractViolation naming the field, when the JSON is broken or lacks something
     * @throws NewerVersion when it is of a kind that this version does not know
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return type == ContextCommitted.class
                    ? read(MAPPER.readTree(json), type)
                    : present(MAPPER.readValue(json, type));
        } catch (JsonMappingException e) {
            throw violation(e);
        } catch (IOException e) {
            throw notJson();
        }
    }

    static <T> T read(JsonNode json, Class<T> type) {
        try {
            return present(MAPPER.treeToValue(Sealing.readable(json), type));
        } catch (JsonMappingException e) {
            throw violation(e);
        } catch (JsonProcessingException e) {
            throw notJson();
        }
    }

    /**
     * Writes the data of an event that is to be published.
     *
     * @throws ContractViolation naming the field that is beyond {@link Limits}
     */
    public static byte[] writeEvent(Object data) {
        byte[] json = write(data);
        Limits.check(data, json);
        return json;
    }

    /**
     * Reads the data of an event that was received.
     *
     * @throws ContractViolation as {@link #read}, or naming the field that is beyond {@link Limits}
     * @throws NewerVersion as {@link #read}
     */
    public static <T> T readEvent(byte[] json, Class<T> type) {
        T data = read(json, type);
        Limits.check(data, json);
        return data;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new ContractViolation("data", "is null: give it a JSON object");
        }
        return value;
    }

    private static ContractViolation notJson() {
        return new ContractViolation("data", "is not JSON: send a whole JSON object in UTF-8");
    }

    private static RuntimeException violation(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContractViolation violation) {
                return violation;
            }
            if (cause instanceof StreamReadException) {
                return notJson();
            }
        }
        if (e instanceof InvalidTypeIdException unknown) {
            JsonTypeInfo told = unknown.getBaseType().getRawClass().getAnnotation(JsonTypeInfo.class);
            String property = told == null ? "data" : told.property();
            return unknown.getTypeId() == null
                    ? new ContractViolation(property, "is missing: see the JSON Schema")
                    : new NewerVersion(property + " " + unknown.getTypeId());
        }
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append("[]");
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return new ContractViolation(
                path.isEmpty() ? "data" : path.toString(), "has a value of the wrong kind: see the JSON Schema");
    }
}
