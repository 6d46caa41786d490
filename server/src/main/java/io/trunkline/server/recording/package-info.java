/// What was said: segments to MP3, playback, download, voicemail audio. Owns schema `recording`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory", "switchboard"})
package io.trunkline.server.recording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
