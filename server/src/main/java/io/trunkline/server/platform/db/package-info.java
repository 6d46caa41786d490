/// The database's life and the only place where transactions begin.
@NullMarked
package io.trunkline.server.platform.db;

import org.jspecify.annotations.NullMarked;
