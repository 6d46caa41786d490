/// Folding facts into rows, and reading the rows.
@NullMarked
package io.trunkline.server.records.internal;

import org.jspecify.annotations.NullMarked;
