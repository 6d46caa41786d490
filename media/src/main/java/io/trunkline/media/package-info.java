/// Sound in real time: RTP and WebRTC legs, players, bridges, mixers and the tap of recordings. Knows legs and not calls, tenants or a database.
///
/// Each leg belongs to one media loop (a thread) for life; every public method may be called from any thread and only posts a command to that loop.
/// [MediaListener] is called on the loop and must not block.
@NullMarked
package io.trunkline.media;

import org.jspecify.annotations.NullMarked;
