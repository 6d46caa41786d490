/// What happened, written down first and told later: a node-local append-only journal of facts, delivered in order and exactly once to
/// PostgreSQL and to projectors.
/// No call ever waits for it. Owns schema `journal` and the directory `journal` of the data directory.
@NullMarked
package io.trunkline.server.platform.journal;

import org.jspecify.annotations.NullMarked;
