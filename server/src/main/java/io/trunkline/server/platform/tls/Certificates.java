package io.trunkline.server.platform.tls;

import io.trunkline.server.platform.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// When the certificate that browsers see runs out.
@Component
public class Certificates {
  private final Options options;

  Certificates(Options options) { this.options = options; }

  /// Read anew each time, since a file may have been replaced. Empty without HTTPS, and when it can't be read.
  public Optional<Instant> end() {
    if (!options.servesHttps()) return Optional.empty();
    String given = options.tls().certificate();
    Path file = given == null ? options.data().resolve("tls").resolve("certificate.pem") : Path.of(given);
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return Optional.of(certificate.getNotAfter().toInstant());
    } catch (IOException | CertificateException unreadable) {
      return Optional.empty();
    }
  }
}
