/// Recordings: the sink that a leg writes to, the encrypted segment that survives a crash, and its way to WAV and MP3.
/// Nothing here that touches a disk or encodes runs on a media loop.
@NullMarked
package io.trunkline.media.recording;

import org.jspecify.annotations.NullMarked;
