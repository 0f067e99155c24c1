package dev.hilo.notification.tracking.app;

class MemoryCaseQueuesTest extends CaseQueuesConformance {

    private final CaseQueues queues = new MemoryCaseQueues();

    @Override
    protected CaseQueues queues() {
        return queues;
    }
}
