package dev.hilo.analytics;

import dev.hilo.kit.test.Rings;

class ArchitectureTest extends Rings {

    ArchitectureTest() {
        super("dev.hilo.analytics");
    }
}
