package io.trunkline.server.platform.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate that this installation makes for itself, so that browsers of other machines get a secure context (and so a microphone) at once,
/// after one warning. Kept under `data/tls` and made again when it nears its end or when the names it must cover have changed.
final class OwnCertificate {
  /// The longest that browsers accept for any certificate is 398 days.
  private static final Duration VALID = Duration.ofDays(397);
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

  private OwnCertificate() {}

  /// The certificate and key under `directory`, made now if they are missing, old, or cover other names.
  static PemFiles under(Path directory, Set<String> names, Instant now) throws IOException {
    PemFiles files = new PemFiles(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
    if (!serves(files, names, now)) make(files, names, now);
    return files;
  }

  private static boolean serves(PemFiles files, Set<String> names, Instant now) throws IOException {
    if (!Files.isReadable(files.certificate()) || !Files.isReadable(files.key())) return false;
    try (var in = Files.newInputStream(files.certificate())) {
      var certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return now.plus(RENEW_BEFORE).isBefore(certificate.getNotAfter().toInstant()) && names(certificate).containsAll(names);
    } catch (GeneralSecurityException unreadable) {
      return false;   // a torn file: make a new one
    }
  }

  static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
    Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
    Set<String> names = new TreeSet<>();
    if (entries != null) for (List<?> entry : entries) names.add(entry.get(1).toString());
    return names;
  }

  private static void make(PemFiles files, Set<String> names, Instant now) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      var subject = new X500Name("CN=" + names.iterator().next() + ", O=Trunkline");
      // Backdated by a day: a browser whose clock is slow must not call it "not yet valid".
      var certificate = new JcaX509v3CertificateBuilder(subject, new BigInteger(120, new SecureRandom()),
              Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(VALID)), subject, pair.getPublic())
          .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names.stream().map(OwnCertificate::name).toArray(GeneralName[]::new)))
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
      Files.createDirectories(files.certificate().getParent());
      write(files.key(), new JcaPKCS8Generator(pair.getPrivate(), null));
      write(files.certificate(), certificate);
    } catch (GeneralSecurityException | OperatorCreationException failure) {
      throw new IOException("could not make a certificate", failure);
    }
  }

  private static GeneralName name(String name) {
    return new GeneralName(ADDRESS.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  /// Written aside and moved into place, readable by the owner alone: half a key is worse than none.
  private static void write(Path file, Object content) throws IOException {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(content);
    }
    Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), "new-", ".pem",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(aside, text.toString());
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
