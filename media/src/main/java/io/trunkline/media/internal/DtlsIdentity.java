package io.trunkline.media.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/// Our end of DTLS: a key on P-256 and a certificate that it signs itself, made anew at each start. Nobody trusts it by itself: the SDP carries its fingerprint.
final class DtlsIdentity {
  private static final Duration LIFE = Duration.ofDays(365);

  final AsymmetricKeyParameter privateKey;
  final String fingerprint;
  private final byte[] certificate;

  private DtlsIdentity(AsymmetricKeyParameter privateKey, byte[] certificate) {
    this.privateKey = privateKey;
    this.certificate = certificate;
    fingerprint = "sha-256 " + fingerprint("SHA-256", certificate);
  }

  static DtlsIdentity create(SecureRandom random, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      return new DtlsIdentity(PrivateKeyFactory.createKey(pair.getPrivate().getEncoded()), selfSigned(pair, random, now));
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("P-256 is part of every JDK", impossible);
    }
  }

  private static byte[] selfSigned(KeyPair pair, SecureRandom random, Instant now) throws GeneralSecurityException, IOException {
    X500Name name = new X500Name("CN=trunkline");
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(new BigInteger(63, random).add(BigInteger.ONE)));
    generator.setSignature(algorithm);
    generator.setIssuer(name);
    generator.setSubject(name);
    generator.setStartDate(new Time(Date.from(now.minus(Duration.ofDays(1)))));
    generator.setEndDate(new Time(Date.from(now.plus(LIFE))));
    generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    TBSCertificate content = generator.generateTBSCertificate();
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(pair.getPrivate(), random);
    signer.update(content.getEncoded());
    return new DERSequence(new ASN1Encodable[] {content, algorithm, new DERBitString(signer.sign())}).getEncoded();
  }

  byte[] certificate() { return certificate.clone(); }

  /// `AB:CD:…` as in `a=fingerprint` (RFC 8122 §5).
  static String fingerprint(String algorithm, byte[] certificate) {
    try {
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance(algorithm).digest(certificate));
    } catch (GeneralSecurityException unknown) {
      return "";
    }
  }

  /// True when the certificate is the one that an `a=fingerprint` value names, by a hash that is still sound.
  static boolean matches(String fingerprint, byte[] certificate) {
    int space = fingerprint.indexOf(' ');
    if (space < 0) return false;
    String algorithm = fingerprint.substring(0, space).toUpperCase(Locale.ROOT);
    if (!algorithm.equals("SHA-256") && !algorithm.equals("SHA-384") && !algorithm.equals("SHA-512")) return false;
    return fingerprint(algorithm, certificate).equalsIgnoreCase(fingerprint.substring(space + 1).strip());
  }
}
