/// Reporting's own; closed to other capabilities.
@NullMarked
package io.trunkline.server.reporting.internal;

import org.jspecify.annotations.NullMarked;
