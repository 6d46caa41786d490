/// Who gets the next contact: drives the routing host, rings stations. Owns schema `acd`. Never touches media.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory", "switchboard", "recording"})
package io.trunkline.server.acd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
