package dev.hilo.local.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How much memory there is and who uses it. */
public final class Memory {
    private Memory() {}

    /** What a process holds in physical memory, in MB; 0 when nobody can tell. */
    public static long residentMegabytes(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (Files.exists(status)) {
            return kilobytes(status, "VmRSS:") / 1024;
        }
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            ps.waitFor(2, TimeUnit.SECONDS);
            return answer.isEmpty() ? 0 : Long.parseLong(answer) / 1024;
        } catch (IOException | NumberFormatException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** What can still be had without swapping, in MB. */
    public static long availableMegabytes() {
        long available = kilobytes(Path.of("/proc/meminfo"), "MemAvailable:");
        if (available > 0) {
            return available / 1024;
        }
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        // Other systems count their caches as used: half of all memory is the better guess there.
        return Math.max(system.getFreeMemorySize(), system.getTotalMemorySize() / 2) >> 20;
    }

    private static long kilobytes(Path file, String label) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(label)) {
                    return Long.parseLong(line.substring(label.length()).replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }
}
