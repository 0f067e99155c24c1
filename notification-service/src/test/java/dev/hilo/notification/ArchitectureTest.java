package dev.hilo.notification;

import dev.hilo.kit.test.Rings;

class ArchitectureTest extends Rings {

    ArchitectureTest() {
        super("dev.hilo.notification");
    }
}
