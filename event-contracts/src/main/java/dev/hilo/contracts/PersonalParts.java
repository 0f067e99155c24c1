package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is {@link Personal} in the JSON of a record, found once for each class.
 *
 * @param parts the components that are, by name, each with its placeholder; null for what may be absent
 * @param children components whose own records may hold more
 * @param known every name that the record gives a meaning to; null when it keeps no others or they are not personal
 * @param scoped which of {@link #CASE} and {@link #MEMBER} say in it what it is about and whose it is
 */
record PersonalParts(
        Map<String, @Nullable String> parts,
        Map<String, Class<?>> children,
        @Nullable Set<String> known,
        Set<String> scoped) {

    private static final String CASE = "caseId";
    private static final String MEMBER = "memberId";

    /** They stay readable, also in facts of a newer version. */
    private static final Set<String> SCOPES = Set.of(CASE, MEMBER);

    private static final PersonalParts NONE = new PersonalParts(Map.of(), Map.of(), null, Set.of());

    private static final ClassValue<PersonalParts> OF_RECORDS = new ClassValue<>() {
        @Override
        protected PersonalParts computeValue(Class<?> type) {
            return type.isRecord() ? find(type) : NONE;
        }
    };

    private static final ClassValue<Map<String, Class<?>>> KINDS = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> type) {
            Map<String, Class<?>> kinds = new HashMap<>();
            JsonSubTypes told = type.getAnnotation(JsonSubTypes.class);
            if (told != null) {
                for (JsonSubTypes.Type kind : told.value()) {
                    kinds.put(kind.name(), kind.value());
                }
            }
            return kinds;
        }
    };

    /**
     * A personal component of a record, present or not.
     *
     * @param holder the JSON object that has it or lacks it
     * @param pointer where it stands, RFC 6901
     * @param placeholder what is read in its place, null where it may be absent
     * @param scope by the nearest case and the nearest member that an enclosing record names
     */
    record Found(
            ObjectNode holder,
            String name,
            String pointer,
            @Nullable String placeholder,
            Scope scope) {}

    static PersonalParts of(Class<?> record) {
        return OF_RECORDS.get(record);
    }

    /**
     * Shows what is personal in the JSON of a record, and in its records and lists of records.
     *
     * @param declared the record or the interface whose records the JSON tells apart
     * @param at where the JSON stands
     * @param around the scope of what names neither case nor member
     */
    static void walk(Class<?> declared, @Nullable JsonNode json, String at, Scope around, Consumer<Found> visitor) {
        if (json == null) {
            return;
        }
        if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                walk(declared, json.get(i), at + "/" + i, around, visitor);
            }
            return;
        }
        if (!(json instanceof ObjectNode holder)) {
            return;
        }
        PersonalParts here = of(kind(declared, holder));
        Scope scope = around.of(here.scoping(CASE, holder), here.scoping(MEMBER, holder));
        here.parts.forEach(
                (name, placeholder) -> visitor.accept(new Found(holder, name, at + "/" + name, placeholder, scope)));
        here.children.forEach((name, type) -> walk(type, holder.get(name), at + "/" + name, scope, visitor));
        if (here.known != null) {
            List<String> others = new ArrayList<>();
            holder.fieldNames().forEachRemaining(others::add);
            others.removeAll(here.known);
            others.forEach(name -> visitor.accept(new Found(holder, name, at + "/" + escaped(name), null, scope)));
        }
    }

    private @Nullable String scoping(String name, ObjectNode holder) {
        JsonNode value = scoped.contains(name) ? holder.get(name) : null;
        return value != null && value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    private static Class<?> kind(Class<?> declared, ObjectNode json) {
        JsonTypeInfo told = declared.getAnnotation(JsonTypeInfo.class);
        if (told == null || declared.isRecord()) {
            return declared;
        }
        return KINDS.get(declared).getOrDefault(json.path(told.property()).asText(), told.defaultImpl());
    }

    private static PersonalParts find(Class<?> record) {
        Map<String, @Nullable String> parts = new HashMap<>();
        Map<String, Class<?>> children = new HashMap<>();
        Set<String> known = new HashSet<>();
        boolean others = false;
        for (RecordComponent component : record.getRecordComponents()) {
            Personal personal = component.getAnnotation(Personal.class);
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                others = personal != null;
                continue;
            }
            known.add(component.getName());
            if (personal != null) {
                parts.put(component.getName(), placeholder(component, personal));
            } else if (child(component.getGenericType()) instanceof Class<?> type) {
                children.put(component.getName(), type);
            }
        }
        if (others && ContextFact.class.isAssignableFrom(record)) {
            known.addAll(SCOPES);
        }
        Set<String> scoped = new HashSet<>(SCOPES);
        scoped.retainAll(known);
        return new PersonalParts(parts, children, others ? known : null, scoped);
    }

    private static @Nullable String placeholder(RecordComponent component, Personal personal) {
        Class<?> type = component.getType();
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)) {
            return null;
        }
        if (type == String.class) {
            return personal.placeholder();
        }
        throw new IllegalStateException(component.getDeclaringRecord().getSimpleName() + "." + component.getName()
                + " is personal but neither a text, a list, a map nor absent at times: nothing could be read for it");
    }

    private static @Nullable Class<?> child(Type type) {
        if (type instanceof ParameterizedType list
                && list.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return child(list.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> plain && (plain.isRecord() || plain.isAnnotationPresent(JsonTypeInfo.class))
                ? plain
                : null;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
