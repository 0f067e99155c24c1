package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.Commit.Place;
import java.time.Instant;

/**
 * An answer that nobody may have seen yet. It names no one and has no words: both stand in the commit.
 *
 * @param channel where it went
 * @param place of the commit that it is about
 * @param fact the position of what it tells
 * @param due when it goes elsewhere, unless it was seen
 */
public record Unseen(String deliveryId, String channel, Place place, int fact, Instant due) {}
