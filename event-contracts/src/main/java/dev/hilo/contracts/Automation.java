package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a machine wrote an interaction. What a machine wrote never opens a case and is never answered. */
public enum Automation {
    /** A person wrote it, as far as the channel can tell. */
    @JsonProperty("none")
    NONE,
    /** An out-of-office or other automatic reply (RFC 3834). */
    @JsonProperty("auto-reply")
    AUTO_REPLY,
    /** A newsletter or mailing list. */
    @JsonProperty("bulk")
    BULK,
    /** A report about a message of ours that could not be delivered. */
    @JsonProperty("bounce")
    BOUNCE,
    /** Some other kind, named by a newer version of the contract. */
    @JsonEnumDefaultValue
    @JsonProperty("other")
    OTHER
}
