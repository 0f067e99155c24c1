package dev.hilo.cases.attachments.app;

import java.util.List;

/** Who asks for help and is calling. */
public interface Person {

    /** As which user they are known, and those who were merged into them; empty while nobody has heard of them. */
    List<String> users();
}
