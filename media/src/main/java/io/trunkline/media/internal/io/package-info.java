/// Sockets of the media loops: one interface, a back-end for every machine. Knows datagrams, not what is in them.
@NullMarked
package io.trunkline.media.internal.io;

import org.jspecify.annotations.NullMarked;
