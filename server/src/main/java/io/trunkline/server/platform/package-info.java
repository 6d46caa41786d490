/// What every capability stands on: options, tenant transactions, the database's life, audit, problems, roles, call context. Owns schema `platform`.
/// Open: its sub-packages are for everyone.
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = {})
package io.trunkline.server.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
