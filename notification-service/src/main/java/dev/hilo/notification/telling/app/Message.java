package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.Decision;
import java.time.Instant;

/**
 * One message to one user.
 *
 * @param id the same each time the same fact is folded
 * @param language the text is written in, as a BCP 47 tag
 * @param at when the fact was committed
 */
public record Message(String id, String userId, Decision.Tell tell, String language, String text, Instant at) {}
