package dev.hilo.cases.catalogue.app;

import dev.hilo.cases.catalogue.model.Template;

class InMemoryShelfTest extends ShelfConformance {

    private final Shelf<Template> shelf = new InMemoryShelf<>();

    @Override
    Shelf<Template> shelf() {
        return shelf;
    }
}
