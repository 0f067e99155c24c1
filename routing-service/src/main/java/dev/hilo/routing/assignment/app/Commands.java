package dev.hilo.routing.assignment.app;

import dev.hilo.routing.assignment.model.Assignment;
import java.util.List;

/** Asks the case service to assign. */
public interface Commands {

    /** Returns when every command is safe with the broker. The same assignment again is the same command. */
    void assign(List<Assignment> assignments);
}
