/// Who serves whom. [Routing] takes numbered commands and gives numbered events; the same commands at the same times give the same events and the same
/// [Routing#fingerprint], on any machine. There is no clock, I/O, thread, randomness, floating point or unordered iteration in here, and nobody's name or number:
/// ids only. Not thread-safe: one writer owns a [Routing] (module `cell`).
@NullMarked
package io.trunkline.routing;

import org.jspecify.annotations.NullMarked;
