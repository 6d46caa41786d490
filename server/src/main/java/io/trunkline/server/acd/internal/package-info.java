/// How the directory becomes routing's configuration, and routing's events become facts, statuses and signals.
@NullMarked
package io.trunkline.server.acd.internal;

import org.jspecify.annotations.NullMarked;
