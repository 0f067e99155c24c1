package dev.hilo.routing.assignment.model;

/** Whether somebody has to work on a case. */
public enum Stand {
    /** New, open or reopened. */
    WORK,
    /** It waits for the user or for something else. */
    PAUSE,
    /** Resolved, closed, cancelled or merged into another. */
    OVER
}
