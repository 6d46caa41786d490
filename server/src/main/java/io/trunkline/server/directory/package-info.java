/// What a tenant has set up: numbers, queues, skills, agents, stations, calendars, prompts, trunks; handed out as immutable snapshots. Owns schema `directory`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity"})
package io.trunkline.server.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
