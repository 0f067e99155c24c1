package dev.hilo.routing.assignment.app;

class MemoryPositionsTest extends PositionsConformance {

    private final MemoryPositions positions = new MemoryPositions();

    @Override
    protected Positions positions() {
        return positions;
    }
}
