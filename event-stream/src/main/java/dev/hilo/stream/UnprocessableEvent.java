package dev.hilo.stream;

/** An event that can never be handled, whoever tries. The reason goes with it to the dead-letter topic. */
public final class UnprocessableEvent extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Event<?> event;

    public UnprocessableEvent(Event<?> event, String reason) {
        super(reason);
        this.event = event;
    }

    public Event<?> event() {
        return event;
    }
}
