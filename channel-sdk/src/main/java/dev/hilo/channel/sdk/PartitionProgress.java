package dev.hilo.channel.sdk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How far a partition is settled. Used by the consumer's thread alone. */
final class PartitionProgress {

    private static final int MANY = 5_000;
    private static final int FEW = 4_000;

    private record Under(long offset, ChannelTransport.Ticket ticket) {}

    private final Deque<Under> underWay = new ArrayDeque<>();

    void add(long offset, ChannelTransport.Ticket ticket) {
        underWay.add(new Under(offset, ticket));
    }

    /** The position to commit, if it has moved on: behind everything that is settled without a gap. */
    OptionalLong advanced() {
        OptionalLong position = OptionalLong.empty();
        while (!underWay.isEmpty() && isSettled(underWay.peek().ticket())) {
            position = OptionalLong.of(underWay.poll().offset() + 1);
        }
        return position;
    }

    boolean tooMany() {
        return underWay.size() >= MANY;
    }

    boolean fewAgain() {
        return underWay.size() <= FEW;
    }

    void abandon() {
        underWay.forEach(under -> under.ticket().abandon());
    }

    /** Waits until nobody works on what was abandoned, but not longer than {@code until} by the nano clock. */
    void awaitQuiet(long until) {
        for (Under under : underWay) {
            try {
                under.ticket().settled().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (CancellationException | ExecutionException e) {
                continue;
            } catch (TimeoutException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isSettled(ChannelTransport.Ticket ticket) {
        return ticket.settled().isDone() && !ticket.settled().isCompletedExceptionally();
    }
}
