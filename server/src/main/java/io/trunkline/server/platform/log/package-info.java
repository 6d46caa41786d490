/// How log lines look.
@NullMarked
package io.trunkline.server.platform.log;

import org.jspecify.annotations.NullMarked;
