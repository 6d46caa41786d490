package io.trunkline.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Words that must be kept but not readable in a stolen database or dump: AES-256-GCM under this installation's key, `data/keys/secrets`.
@Component
public class Sealed {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 12;

  private final SecretKeySpec key;

  Sealed(Options options) {
    try {
      this.key = new SecretKeySpec(key(options.data().resolve("keys")), "AES");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public String seal(String word) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] hidden = crypt(Cipher.ENCRYPT_MODE, nonce, word.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(ByteBuffer.allocate(NONCE + hidden.length).put(nonce).put(hidden).array());
  }

  /// @throws IllegalStateException when the word was sealed by another installation's key
  public String open(String sealed) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
    byte[] nonce = new byte[NONCE];
    bytes.get(nonce);
    byte[] hidden = new byte[bytes.remaining()];
    bytes.get(hidden);
    return new String(crypt(Cipher.DECRYPT_MODE, nonce, hidden), StandardCharsets.UTF_8);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(128, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("a secret can't be read: is keys/secrets of this installation's data directory the one it was written with?", failure);
    }
  }

  private static byte[] key(Path directory) throws IOException {
    Path file = directory.resolve("secrets");
    if (Files.exists(file)) return Files.readAllBytes(file);
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    byte[] fresh = new byte[32];
    RANDOM.nextBytes(fresh);
    Path half = directory.resolve("secrets.part");
    Files.deleteIfExists(half);
    Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(half, fresh);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    return fresh;
  }
}
