package io.trunkline.kernel;

import java.security.SecureRandom;
import java.util.UUID;

/// Makes ids of RFC 9562 §5.7 (UUID version 7): the first 48 bits are Unix milliseconds, so that rows written together lie together.
/// The rest is random, hence an id can't be guessed from its neighbour.
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  static UUID next() {
    long high = (SystemTime.INSTANCE.now().toEpochMilli() << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
