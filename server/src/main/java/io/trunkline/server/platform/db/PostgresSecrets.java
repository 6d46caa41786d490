package io.trunkline.server.platform.db;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// Passwords of our own PostgreSQL, made at first start, readable by the program's user only.
record PostgresSecrets(String superuser, String owner, String app) {
  static final String SUPERUSER = "postgres";
  static final String OWNER = "trunkline_owner";
  static final String APP = "trunkline_app";
  static final String DATABASE = "trunkline";

  private static final SecureRandom RANDOM = new SecureRandom();

  static PostgresSecrets in(Path home) throws IOException {
    Path file = home.resolve("secrets.properties");
    Properties words = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        words.load(reader);
      }
    } else {
      for (String role : new String[] {SUPERUSER, OWNER, APP}) words.setProperty(role, word());
      Path half = home.resolve("secrets.part");
      Files.deleteIfExists(half);
      Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (Writer writer = Files.newBufferedWriter(half)) {
        words.store(writer, "passwords of this installation's PostgreSQL roles");
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresSecrets(words.getProperty(SUPERUSER), words.getProperty(OWNER), words.getProperty(APP));
  }

  private static String word() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override public String toString() { return "PostgresSecrets[…]"; }
}
