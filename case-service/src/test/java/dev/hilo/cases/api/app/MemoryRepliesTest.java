package dev.hilo.cases.api.app;

class MemoryRepliesTest extends RepliesConformance {

    private final Replies replies = new MemoryReplies();

    @Override
    protected Replies replies() {
        return replies;
    }
}
