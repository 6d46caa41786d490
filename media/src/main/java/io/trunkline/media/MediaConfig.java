package io.trunkline.media;

import java.net.InetAddress;
import java.time.Duration;

/// What a media engine needs to know.
///
/// @param loops              media threads; a good value is the number of processors minus one
/// @param bindAddress        the local address of all media sockets
/// @param advertisedAddress  the address that peers are told, when a NAT stands between
/// @param firstPort          lowest UDP port for plain RTP, or 0 for any free ones (then `lastPort` is ignored)
/// @param lastPort           highest UDP port for plain RTP; RTP takes the even and RTCP the odd one above it
/// @param ioBackend          normally [IoBackend#AUTO]
/// @param deadAfter          how long a peer that should send may be silent before [MediaListener#silentSince]
public record MediaConfig(int loops, InetAddress bindAddress, InetAddress advertisedAddress, int firstPort, int lastPort, IoBackend ioBackend, Duration deadAfter) {
  private static final int MOST_LOOPS = 256;

  public MediaConfig {
    if (loops < 1 || loops > MOST_LOOPS) throw new IllegalArgumentException("1 to " + MOST_LOOPS + " media loops, not " + loops);
    if (firstPort != 0 && (firstPort < 1024 || lastPort > 65535 || lastPort <= firstPort)) {
      throw new IllegalArgumentException("RTP ports must be a range within 1024–65535: " + firstPort + "–" + lastPort);
    }
    if (deadAfter.isNegative() || deadAfter.isZero()) throw new IllegalArgumentException("deadAfter must be positive");
  }

  /// Everything on one address, any free ports, dead media after ten seconds: for tests and trials on one machine.
  public static MediaConfig on(InetAddress address, int loops) {
    return new MediaConfig(loops, address, address, 0, 0, IoBackend.AUTO, Duration.ofSeconds(10));
  }

  public MediaConfig with(IoBackend io) { return new MediaConfig(loops, bindAddress, advertisedAddress, firstPort, lastPort, io, deadAfter); }

  public MediaConfig with(Duration deadAfter) { return new MediaConfig(loops, bindAddress, advertisedAddress, firstPort, lastPort, ioBackend, deadAfter); }
}
