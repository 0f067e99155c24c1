package dev.hilo.routing.assignment.app;

class MemoryRoutedCasesTest extends RoutedCasesConformance {

    private final MemoryRoutedCases cases = new MemoryRoutedCases();

    @Override
    protected RoutedCases cases() {
        return cases;
    }
}
