package dev.hilo.cases.webhooks.app;

class InMemoryStoresTest extends StoreConformance {

    private final Webhooks webhooks = new InMemoryWebhooks();
    private final Deliveries deliveries = new InMemoryDeliveries();
    private final Lanes lanes = new InMemoryLanes();

    @Override
    Webhooks webhooks() {
        return webhooks;
    }

    @Override
    Deliveries deliveries() {
        return deliveries;
    }

    @Override
    Lanes lanes() {
        return lanes;
    }
}
