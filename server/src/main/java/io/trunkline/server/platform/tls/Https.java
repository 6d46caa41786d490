package io.trunkline.server.platform.tls;

import io.trunkline.kernel.Time;
import io.trunkline.server.platform.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// The HTTPS connector beside the plain one: on when the server is open to other machines or when a port was given.
/// Pages of other machines need it, since a browser gives its microphone only to a secure context.
@Component
class Https implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final Logger LOG = LoggerFactory.getLogger(Https.class);

  private final Options options;
  private final Time time;

  Https(Options options, Time time) {
    this.options = options;
    this.time = time;
  }

  @Override public void customize(TomcatServletWebServerFactory factory) {
    if (!options.servesHttps()) return;
    try {
      factory.addAdditionalConnectors(connector(keys()));
    } catch (IOException failure) {
      throw new UncheckedIOException("HTTPS can't start: " + failure.getMessage(), failure);
    }
  }

  private KeyStore keys() throws IOException {
    PemFiles files = files();
    PemSslStoreDetails details = PemSslStoreDetails.forCertificate(Files.readString(files.certificate())).withPrivateKey(Files.readString(files.key()));
    KeyStore keys = new PemSslStoreBundle(PemSslStore.load(details), null).getKeyStore();
    if (keys == null) throw new IOException("no certificate in " + files.certificate());
    return keys;
  }

  private PemFiles files() throws IOException {
    String certificate = options.tls().certificate();
    String key = options.tls().key();
    if (certificate == null && key == null) return OwnCertificate.under(options.data().resolve("tls"), names(), time.now());
    if (certificate == null || key == null) throw new IOException("tls-certificate and tls-key go together: give both files, or neither for a certificate of our own");
    return new PemFiles(Path.of(certificate), Path.of(key));
  }

  /// Every name that somebody may type: what is advertised, the host's own name, its addresses, and loopback.
  private Set<String> names() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    if (options.advertise() != null) names.add(options.advertise());
    names.add(InetAddress.getLocalHost().getHostName());
    names.add("localhost");
    names.add("127.0.0.1");
    if (options.open()) {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(card.getInetAddresses())) {
          if (!address.isLinkLocalAddress() && address.getAddress().length == 4) names.add(address.getHostAddress());
        }
      }
    }
    return names;
  }

  private Connector connector(KeyStore keys) {
    var connector = new Connector(Http11NioProtocol.class.getName());
    connector.setPort(options.https());
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setProperty("SSLEnabled", "true");
    connector.setProperty("address", options.bindAddress());
    connector.setProperty("maxSwallowSize", "1048576");
    connector.setProperty("compression", "on");
    var host = new SSLHostConfig();
    host.setProtocols("TLSv1.2+TLSv1.3");
    var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setCertificateKeystore(keys);
    certificate.setCertificateKeyPassword("");
    certificate.setCertificateKeyAlias("ssl");
    host.addCertificate(certificate);
    connector.addSslHostConfig(host);
    connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("https-"));
    LOG.atInfo().addKeyValue("port", options.https()).addKeyValue("own", options.tls().certificate() == null).log("https.configured");
    return connector;
  }
}
