package io.trunkline.media.internal;

import io.trunkline.media.LocalMedia;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.internal.io.MediaIo;

/// How one leg's packets travel: [PlainWire] or [WebRtcWire]. Loop thread only, but for what the engine does before the leg is on its loop.
interface Wire {
  /// Ports and secrets, for the SDP.
  LocalMedia local();

  /// The leg is on its loop: packets may come.
  void attach(MediaIo io);

  /// Takes up the peer's side.
  void connect(RemoteMedia remote);

  /// True when packets can be sent: the peer's address (and keys) are known.
  boolean isOpen();

  /// Sends RTP from the array's start. The array has room for the authentication tag behind `length`; what is in it afterwards is undefined.
  boolean sendRtp(byte[] packet, int length);

  boolean sendRtcp(byte[] packet, int length);

  /// Once a second.
  void everySecond(long nowNs);

  /// From the loop, once; frees ports.
  void close();
}
