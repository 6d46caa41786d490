package io.trunkline.server.directory.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.server.directory.StationCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps a SIP phone's credentials as digest hashes: RFC 7616 §3.4.2, A1 = username ":" realm ":" password.
@Component
public class StationWriter {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  /// 24 characters, 118 bits, easy to type on a phone's keys.
  public static String generate() {
    StringBuilder word = new StringBuilder(24);
    for (int i = 0; i < 24; i++) word.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    return word.toString();
  }

  public void put(JdbcClient jdbc, AgentId agent, String username, String password) {
    String a1 = username + ":" + StationCredential.REALM + ":" + password;
    jdbc.sql("""
        insert into directory.station (tenant_id, agent_id, username, ha1_md5, ha1_sha256) values (platform.tenant(), :agent, :username, :md5, :sha256)
        on conflict (tenant_id, agent_id) do update set username = :username, ha1_md5 = :md5, ha1_sha256 = :sha256, created_at = now()""")
        .param("agent", agent.value()).param("username", username).param("md5", hash("MD5", a1)).param("sha256", hash("SHA-256", a1)).update();
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
