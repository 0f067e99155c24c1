package dev.hilo.analytics.cases.app;

class MemoryUserPositionsTest extends UserPositionsConformance {

    private final MemoryUserPositions positions = new MemoryUserPositions();

    @Override
    protected UserPositions positions() {
        return positions;
    }
}
