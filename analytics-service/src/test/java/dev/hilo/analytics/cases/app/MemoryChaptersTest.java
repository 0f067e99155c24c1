package dev.hilo.analytics.cases.app;

class MemoryChaptersTest extends ChaptersConformance {

    private final MemoryChapters chapters = new MemoryChapters();

    @Override
    protected Chapters chapters() {
        return chapters;
    }
}
