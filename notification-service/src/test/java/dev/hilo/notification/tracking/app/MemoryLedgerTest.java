package dev.hilo.notification.tracking.app;

class MemoryLedgerTest extends DeliveryLedgerConformance {

    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    protected DeliveryLedger ledger() {
        return ledger;
    }
}
