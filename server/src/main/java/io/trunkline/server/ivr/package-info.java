/// What a caller hears and chooses: flows, their versions, their execution, voicemail boxes. Owns schema `ivr`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory", "switchboard", "acd", "recording"})
package io.trunkline.server.ivr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
