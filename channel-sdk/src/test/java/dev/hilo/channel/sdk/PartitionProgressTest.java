package dev.hilo.channel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {

    private final PartitionProgress progress = new PartitionProgress();

    @Test
    void the_position_never_passes_the_first_delivery_that_is_not_settled() {
        Ticket slow = add(10);
        Ticket quick = add(11);
        Ticket last = add(12);
        quick.settled.complete(null);
        assertThat(progress.advanced()).isEmpty();

        slow.settled.complete(null);
        assertThat(progress.advanced()).hasValue(12);
        assertThat(progress.advanced()).isEmpty();

        last.settled.complete(null);
        assertThat(progress.advanced()).hasValue(13);
    }

    @Test
    void what_was_given_up_is_never_passed() {
        Ticket given = add(10);
        Ticket done = add(11);
        progress.abandon();
        given.settled.completeExceptionally(new CancellationException());
        done.settled.complete(null);

        progress.awaitQuiet(System.nanoTime());
        assertThat(given.abandoned).isTrue();
        assertThat(progress.advanced()).isEmpty();
    }

    @Test
    void too_many_under_way_hold_the_partition_until_there_are_few() {
        Ticket first = add(0);
        for (int i = 1; i < 5_000; i++) {
            add(i).settled.complete(null);
        }
        assertThat(progress.tooMany()).isTrue();

        first.settled.complete(null);
        assertThat(progress.advanced()).hasValue(5_000);
        assertThat(progress.tooMany()).isFalse();
        assertThat(progress.fewAgain()).isTrue();
    }

    private Ticket add(long offset) {
        Ticket ticket = new Ticket();
        progress.add(offset, ticket);
        return ticket;
    }

    private static final class Ticket implements ChannelTransport.Ticket {

        private final CompletableFuture<Void> settled = new CompletableFuture<>();
        private boolean abandoned;

        @Override
        public CompletableFuture<Void> settled() {
            return settled;
        }

        @Override
        public void abandon() {
            abandoned = true;
        }
    }
}
