package dev.hilo.cases.attachments.app;

class InMemoryAttachmentsTest extends AttachmentStoreConformance {

    private final AttachmentStore store = new InMemoryAttachments();

    @Override
    protected AttachmentStore store() {
        return store;
    }
}
