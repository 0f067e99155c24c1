package dev.hilo.local.mail;

import jakarta.mail.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** IMAP flags as a line of text, and back. RECENT is a session's matter and not kept. */
final class FlagNames {
    private static final Map<String, Flags.Flag> SYSTEM = Map.of(
            "\\Answered", Flags.Flag.ANSWERED,
            "\\Deleted", Flags.Flag.DELETED,
            "\\Draft", Flags.Flag.DRAFT,
            "\\Flagged", Flags.Flag.FLAGGED,
            "\\Seen", Flags.Flag.SEEN);

    private FlagNames() {}

    static String of(Flags flags) {
        List<String> names = new ArrayList<>(List.of(flags.getUserFlags()));
        SYSTEM.forEach((name, flag) -> {
            if (flags.contains(flag)) {
                names.add(name);
            }
        });
        names.sort(null);
        return String.join(" ", names);
    }

    static Flags parse(String line) {
        Flags flags = new Flags();
        for (String name : line.split(" ")) {
            Flags.Flag flag = SYSTEM.get(name);
            if (flag != null) {
                flags.add(flag);
            } else if (!name.isEmpty()) {
                flags.add(name);
            }
        }
        return flags;
    }
}
