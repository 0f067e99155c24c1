package dev.hilo.kit;

/**
 * Words of a request as an answer or a log line may repeat them: what nobody sees, turns other words round or begins a line is
 * written as its number, and of what is long the beginning.
 */
public final class Quoted {

    private static final int MOST = 200;

    private Quoted() {}

    /** At most {@value #MOST} characters of it. */
    public static String shortly(String text) {
        return text.length() <= MOST ? visibly(text) : visibly(text.substring(0, MOST)) + "…";
    }

    /** All of it. */
    public static String visibly(String text) {
        if (text.codePoints().noneMatch(Quoted::isHidden)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (isHidden(character)) {
                visible.append(String.format("\\u%04x", character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }

    /** Control and format characters, line and paragraph separators, and halves of characters. */
    public static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
