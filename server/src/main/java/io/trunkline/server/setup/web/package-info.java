/// The administrator's list of what to do next.
@NullMarked
package io.trunkline.server.setup.web;

import org.jspecify.annotations.NullMarked;
