package dev.hilo.local.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The first class of every child JVM. It runs another main class and ties the child's life to its parent's: standard input
 * is a pipe from the parent, and when it ends, because the parent closed it or died, the child exits the ordinary way,
 * running its shutdown hooks. Ctrl-C in a terminal reaches the whole process group; children leave it to the parent, which
 * stops them in order.
 */
public final class ChildMain {
    private ChildMain() {}

    /** Runs the main class named first with the arguments that follow. */
    public static void main(String[] args) throws Throwable {
        ignoreInterrupt();
        Thread.ofPlatform().daemon().name("parent-watch").start(ChildMain::exitWithParent);
        Class<?> main = Class.forName(args[0]);
        try {
            main.getMethod("main", String[].class).invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void ignoreInterrupt() {
        try {
            Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException e) {
            System.err.println("Ctrl-C cannot be left to the parent on this system: " + e.getMessage());
        }
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() != -1) {
                // The parent says nothing; it only stays.
            }
        } catch (IOException e) {
            System.err.println("The pipe to the parent is broken: " + e.getMessage());
        }
        System.exit(0);
    }
}
