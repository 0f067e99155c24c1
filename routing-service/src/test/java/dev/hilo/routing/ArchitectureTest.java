package dev.hilo.routing;

import dev.hilo.kit.test.Rings;

class ArchitectureTest extends Rings {

    ArchitectureTest() {
        super("dev.hilo.routing");
    }
}
