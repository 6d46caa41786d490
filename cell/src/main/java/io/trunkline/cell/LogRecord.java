package io.trunkline.cell;

import io.trunkline.routing.Command;
import java.time.Instant;

/// A command as it was carried out: the `position`th of this host's life, at `at`. Feeding the records to an empty routing gives the same state.
public record LogRecord(long position, Instant at, int version, Command command) {}
