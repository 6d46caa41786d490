/// How snapshots are read, kept and announced.
@NullMarked
package io.trunkline.server.directory.internal;

import org.jspecify.annotations.NullMarked;
