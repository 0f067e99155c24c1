package dev.hilo.cases.api.app;

class MemoryAuditTest extends AuditConformance {

    private final Audit audit = new MemoryAudit();

    @Override
    protected Audit audit() {
        return audit;
    }
}
