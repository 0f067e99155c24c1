package dev.hilo.cases;

import dev.hilo.kit.test.Rings;

class ArchitectureTest extends Rings {

    ArchitectureTest() {
        super("dev.hilo.cases");
    }
}
