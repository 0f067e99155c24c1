package dev.hilo.analytics.cases.app;

class MemoryCaseHistoriesTest extends CaseHistoriesConformance {

    private final MemoryCaseHistories histories = new MemoryCaseHistories();

    @Override
    protected CaseHistories histories() {
        return histories;
    }
}
