@NullMarked
package io.trunkline.server.announcements.internal;

import org.jspecify.annotations.NullMarked;
