@NullMarked
package io.trunkline.server.announcements.web;

import org.jspecify.annotations.NullMarked;
