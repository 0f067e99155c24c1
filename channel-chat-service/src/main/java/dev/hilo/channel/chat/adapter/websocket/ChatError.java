package dev.hilo.channel.chat.adapter.websocket;

import java.util.Locale;

/** Why something was not done, in a word for programs and a sentence for people. */
enum ChatError {
    INVALID_FRAME("No se entiende lo recibido.", "What was received cannot be understood."),
    UNKNOWN_TYPE("El servidor no conoce este tipo de mensaje.", "The server does not know this type of frame."),
    HELLO_FIRST("Falta el saludo inicial.", "Say hello first."),
    TOKEN_REJECTED(
            "La identificación no es válida o ha caducado. Vuelva a identificarse.",
            "Your sign-in is not valid or has expired. Please sign in again."),
    SIGN_IN_REQUIRED(
            "Vuelva a identificarse para seguir con su conversación.",
            "Please sign in again to go on with your conversation."),
    IDENTITY_UNAVAILABLE(
            "Ahora no se puede comprobar su identidad. Inténtelo de nuevo en unos instantes.",
            "Your identity cannot be checked right now. Please try again in a moment."),
    EMPTY("El mensaje está vacío.", "The message is empty."),
    TOO_LONG("El mensaje es demasiado largo. Divídalo en varios.", "The message is too long. Please split it."),
    TOO_MANY_FILES(
            "Son demasiados archivos para un mensaje. Envíelos en varios.",
            "There are too many files for one message. Please split them over several."),
    UNKNOWN_FILE(
            "Falta un archivo del mensaje. Adjúntelo de nuevo.",
            "A file of the message is missing. Please attach it again."),
    RATE_LIMITED(
            "Demasiados mensajes seguidos. Espere un momento.", "Too many messages at once. Please wait a moment."),
    NOT_SENT(
            "El mensaje no se ha podido enviar todavía. Lo intentaremos de nuevo.",
            "The message could not be sent yet. We will try again."),
    UNAVAILABLE(
            "El chat no está disponible en este momento. Inténtelo de nuevo en unos instantes.",
            "The chat is not available right now. Please try again in a moment.");

    private final String spanish;
    private final String english;

    ChatError(String spanish, String english) {
        this.spanish = spanish;
        this.english = english;
    }

    /** As on the wire: {@code rate-limited}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String in(String language) {
        return language.equals("es") || language.startsWith("es-") ? spanish : english;
    }
}
