package dev.hilo.cases.protection.app;

import java.util.function.Consumer;

/** A place beside the log that holds personal content. It must be able to forget. */
public interface PersonalStore {

    /** As the operator reads it: the name of its collection. */
    String name();

    /** Forgets what was left behind there; to be told twice is harmless. */
    void forget(Traces traces);

    /** One that is told of persons and one case alike. */
    static PersonalStore of(String name, Consumer<Traces> forgetting) {
        return new PersonalStore() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void forget(Traces traces) {
                forgetting.accept(traces);
            }
        };
    }
}
