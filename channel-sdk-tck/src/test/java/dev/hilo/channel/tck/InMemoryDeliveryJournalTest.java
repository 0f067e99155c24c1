package dev.hilo.channel.tck;

import dev.hilo.channel.sdk.DeliveryJournal;

class InMemoryDeliveryJournalTest extends DeliveryJournalContract {

    private final DeliveryJournal journal = new InMemoryDeliveryJournal();

    @Override
    protected DeliveryJournal journal() {
        return journal;
    }
}
