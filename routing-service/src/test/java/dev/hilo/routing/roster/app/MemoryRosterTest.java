package dev.hilo.routing.roster.app;

class MemoryRosterTest extends RosterConformance {

    private final MemoryRoster roster = new MemoryRoster();

    @Override
    protected Roster roster() {
        return roster;
    }
}
