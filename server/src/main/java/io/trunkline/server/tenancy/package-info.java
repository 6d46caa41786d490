/// Who rents: tenants, seats, limits, opening and suspending. Owns schema `tenancy`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package io.trunkline.server.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
