/// Drives telephony: which tenant a call is for, trunks, stations, limits, the SIP bridge for browsers.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory"})
package io.trunkline.server.switchboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
