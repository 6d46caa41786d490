/// What managers tell everybody: announcements, and who has read them. Owns schema `announcements`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity"})
package io.trunkline.server.announcements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
