/// Who may come in: people, passwords, sessions, API tokens. Owns schema `identity`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy"})
package io.trunkline.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
