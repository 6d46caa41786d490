package io.trunkline.server.identity.internal;

import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane; at most four at a time, so that a flood of sign-ins takes neither the memory nor the machine.
@Component
public class Passwords {
  private static final SecureRandom RANDOM = new SecureRandom();
  /// Without letters and digits that are mistaken for each other when read aloud or copied by hand.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final String LIGHT = "$m=1024,";

  private static final Argon2PasswordEncoder ARGON = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

  private final Argon2PasswordEncoder light = new Argon2PasswordEncoder(16, 32, 1, 1024, 1);
  private final Semaphore turns = new Semaphore(4);

  public String hash(String password) {
    turns.acquireUninterruptibly();
    try {
      return java.util.Objects.requireNonNull(ARGON.encode(password));
    } finally {
      turns.release();
    }
  }

  /// For a word of [#generate] only: nobody guesses 93 random bits, so one pass over 1 MiB keeps them as well, and a sheet of two thousand people is
  /// taken over in seconds. Comparing costs what it always does ([#matches]).
  public String hashGenerated(String word) { return java.util.Objects.requireNonNull(light.encode(word)); }

  public boolean matches(String password, String hash) {
    turns.acquireUninterruptibly();
    try {
      boolean same = ARGON.matches(password, hash);   // with the cost that the hash itself names
      if (hash.contains(LIGHT)) ARGON.matches(password, Nobody.HASH);   // or time would tell whose password was never changed
      return same;
    } finally {
      turns.release();
    }
  }

  /// Takes as long as a real comparison, so that time doesn't tell which logins exist.
  public void matchNobody(String password) { matches(password, Nobody.HASH); }

  /// 16 characters, 93 bits.
  public static String generate() {
    StringBuilder word = new StringBuilder(16);
    for (int i = 0; i < 16; i++) word.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    return word.toString();
  }

  /// A word that nobody knows; hashed at the first use, as it would hold up the start.
  private static final class Nobody {
    static final String HASH = java.util.Objects.requireNonNull(ARGON.encode(generate()));
  }
}
