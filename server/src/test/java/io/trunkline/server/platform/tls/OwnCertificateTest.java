package io.trunkline.server.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final Set<String> NAMES = Set.of("localhost", "192.0.2.7", "cc.example.com");

  @TempDir Path directory;

  @Test void coversEveryNameAndKeepsItsKeyPrivate() throws Exception {
    PemFiles files = OwnCertificate.under(directory, NAMES, NOW);
    X509Certificate certificate = read(files);
    assertThat(OwnCertificate.names(certificate)).containsExactlyInAnyOrderElementsOf(NAMES);
    certificate.verify(certificate.getPublicKey());
    assertThat(Files.getPosixFilePermissions(files.key())).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test void isKeptWhileItServes() throws Exception {
    X509Certificate first = read(OwnCertificate.under(directory, NAMES, NOW));
    assertThat(read(OwnCertificate.under(directory, Set.of("localhost"), NOW.plus(Duration.ofDays(300))))).isEqualTo(first);
  }

  @Test void isMadeAgainBeforeItsEndForANewNameAndWhenTorn() throws Exception {
    X509Certificate first = read(OwnCertificate.under(directory, NAMES, NOW));
    X509Certificate renewed = read(OwnCertificate.under(directory, NAMES, NOW.plus(Duration.ofDays(380))));
    assertThat(renewed).isNotEqualTo(first);
    X509Certificate wider = read(OwnCertificate.under(directory, Set.of("new.example.com"), NOW));
    assertThat(OwnCertificate.names(wider)).contains("new.example.com");
    Files.writeString(directory.resolve("certificate.pem"), "-----BEGIN CERTIFICATE-----\nMII");
    assertThat(read(OwnCertificate.under(directory, NAMES, NOW))).isNotEqualTo(wider);
  }

  private static X509Certificate read(PemFiles files) throws Exception {
    try (var in = Files.newInputStream(files.certificate())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
