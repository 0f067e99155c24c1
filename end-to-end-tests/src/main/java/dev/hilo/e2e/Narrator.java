package dev.hilo.e2e;

/** Hears the story as it is played. */
public interface Narrator {

    /** For tests, which only want to know whether it ends well. */
    Narrator SILENT = new Narrator() {
        @Override
        public void scene(String title) {}

        @Override
        public void line(String who, String what) {}
    };

    void scene(String title);

    /** @param who a person or a service */
    void line(String who, String what);
}
