package io.trunkline.media.internal;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// Our part of a DTLS-SRTP handshake (RFC 5764): DTLS 1.2, ECDHE_ECDSA, a client certificate that must be the one of the SDP.
final class DtlsServer extends DefaultTlsServer {
  private static final int HANDSHAKE_TIMEOUT_MS = 20_000;

  private final DtlsIdentity identity;
  private final List<String> fingerprints;
  private Srtp.@Nullable Profile profile;
  private byte @Nullable [] material;
  private boolean fingerprintRefused;

  DtlsServer(BcTlsCrypto crypto, DtlsIdentity identity, List<String> fingerprints) {
    super(crypto);
    this.identity = identity;
    this.fingerprints = fingerprints;
  }

  Srtp.@Nullable Profile profile() { return profile; }

  byte @Nullable [] material() { return material; }

  boolean fingerprintRefused() { return fingerprintRefused; }

  @Override protected ProtocolVersion[] getSupportedVersions() { return ProtocolVersion.DTLSv12.only(); }

  /// The default would choose RSA, for which we have no certificate.
  @Override protected int[] getSupportedCipherSuites() {
    return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256};
  }

  @Override protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    BcTlsCrypto bc = (BcTlsCrypto) getCrypto();
    Certificate chain = new Certificate(new TlsCertificate[] {bc.createCertificate(identity.certificate())});
    return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), bc, identity.privateKey, chain,
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  @SuppressWarnings({"rawtypes", "JdkObsolete"})   // the library's signature
  @Override public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
    if (offered != null) profile = best(offered.getProtectionProfiles());
    if (profile == null) throw new TlsFatalAlert(AlertDescription.handshake_failure, "no common SRTP profile");
  }

  private static Srtp.@Nullable Profile best(int[] offered) {
    for (Srtp.Profile ours : Srtp.Profile.values()) for (int id : offered) if (id == ours.id) return ours;
    return null;
  }

  @SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"})
  @Override public Hashtable getServerExtensions() throws IOException {
    Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getServerExtensions());
    Srtp.Profile chosen = profile;
    if (chosen != null) TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {chosen.id}, new byte[0]));
    return extensions;
  }

  @SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"})
  @Override public CertificateRequest getCertificateRequest() {
    Vector algorithms = new Vector();
    algorithms.add(SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    algorithms.add(SignatureAndHashAlgorithm.rsa_pss_rsae_sha256);
    algorithms.add(SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.rsa));
    return new CertificateRequest(new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign}, algorithms, null);
  }

  /// RFC 5763 §5: the certificate proves nothing but its match with the SDP. The library leaves that to us.
  @Override public void notifyClientCertificate(Certificate chain) throws IOException {
    byte[] certificate = chain.isEmpty() ? new byte[0] : chain.getCertificateAt(0).getEncoded();
    if (fingerprints.stream().anyMatch(known -> DtlsIdentity.matches(known, certificate))) return;
    fingerprintRefused = true;
    throw new TlsFatalAlert(AlertDescription.bad_certificate, "not the certificate that the SDP names");
  }

  @Override public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    Srtp.Profile chosen = profile;
    if (chosen != null) material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, chosen.materialLength());
  }

  @Override public int getHandshakeTimeoutMillis() { return HANDSHAKE_TIMEOUT_MS; }
}
