package dev.hilo.kit;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long texts of requests may be, in characters as people count them, and of which characters. */
public final class TextLimits {

    /** A text for which nothing else is said: a name, an id, a word, a reason. */
    public static final int USUAL = 1_000;

    /** Elements of a list for which nothing else is said. */
    public static final int ELEMENTS = 1_000;

    /** A parameter that holds several names, or a place in a list; a header. */
    private static final int LONG_PARAMETER = 2_000;

    private static final Set<String> LONG_PARAMETERS =
            Set.of("cursor", "fields", "status", "Last-Event-ID", "Content-Disposition", "If-Match", "If-None-Match");

    private TextLimits() {}

    /** The limit of a part of an address, or of a header. */
    public static int ofParameter(String name) {
        return LONG_PARAMETERS.contains(name) ? LONG_PARAMETER : USUAL;
    }

    /** Of one line, without a control character. */
    public static boolean isPrintable(String text) {
        return isPlain(text) && text.chars().noneMatch(Character::isISOControl);
    }

    public static boolean isLonger(String text, int most) {
        return text.length() > most && text.codePointCount(0, text.length()) > most;
    }

    /** Neither NUL nor other control characters but line breaks and tabs, nor half a surrogate pair. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The limit of a property that is a text, or of the texts in it. */
    static int of(BeanProperty property) {
        Size size = property.getType().isContainerType()
                ? element(annotated(property))
                : property.getAnnotation(Size.class);
        return size == null ? USUAL : size.max();
    }

    private static @Nullable AnnotatedType annotated(BeanProperty property) {
        return switch (property.getMember()) {
            case AnnotatedParameter parameter
            when parameter.getOwner().getAnnotated() instanceof Executable creator ->
                creator.getAnnotatedParameterTypes()[parameter.getIndex()];
            case AnnotatedField field -> field.getAnnotated().getAnnotatedType();
            case null, default -> null;
        };
    }

    private static @Nullable Size element(@Nullable AnnotatedType type) {
        if (!(type instanceof AnnotatedParameterizedType container)) {
            return null;
        }
        AnnotatedType[] arguments = container.getAnnotatedActualTypeArguments();
        return arguments[arguments.length - 1].getAnnotation(Size.class);
    }
}
