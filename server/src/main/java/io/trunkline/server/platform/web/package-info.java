/// Roles, problems and pages of the REST face.
@NullMarked
package io.trunkline.server.platform.web;

import org.jspecify.annotations.NullMarked;
