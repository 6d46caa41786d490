package io.trunkline.server.platform;

import io.trunkline.media.IoBackend;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator set, from the command line or `trunkline.properties`: `docs/configuration.md` describes each key.
///
/// @param data      directory of everything that must survive a restart
/// @param http      port of pages, REST and SIP over WebSocket; 0 = any free one
/// @param https     port of the same over TLS; used when open to other machines, or when set to other than its default; -1 = never
/// @param tls       the operator's certificate; without one we make our own under `data/tls`
/// @param sip       port of SIP over UDP and TCP; 0 = any free one
/// @param rtp       first and last UDP port of media, `20000-29999`
/// @param mediaIo   how media reaches the kernel; auto = the fastest way that works here
/// @param ratedCalls calls that this machine holds in the worst mixture; above them new ones are refused with 503
/// @param advertise address that goes into SDP and Contact; null = found from the bind address
/// @param open      bind to all addresses instead of loopback (key `public`)
/// @param roles     what this process does; `all` for now
/// @param node      name of this process in facts and in the list of nodes
@ConfigurationProperties("trunkline")
public record Options(
    @DefaultValue("data") Path data,
    @DefaultValue("8080") int http,
    @DefaultValue("8443") int https,
    @DefaultValue Tls tls,
    @DefaultValue("5060") int sip,
    @DefaultValue("20000-29999") String rtp,
    @DefaultValue("auto") IoBackend mediaIo,
    @DefaultValue("300") int ratedCalls,
    @Nullable String advertise,
    @DefaultValue("false") boolean open,
    @DefaultValue("all") List<String> roles,
    @DefaultValue("node-1") String node,
    @DefaultValue Db db) {
  private static final int DEFAULT_HTTPS = 8443;

  /// @param url         JDBC URL of a PostgreSQL 18 of the operator's; null = our own under `data/pg`
  /// @param user        role that owns the schemas and migrates: needs CREATE on the database and BYPASSRLS
  /// @param appUser     role of the running program: neither owner nor superuser, no BYPASSRLS
  /// @param connections most connections that this process opens
  public record Db(
      @Nullable String url,
      @DefaultValue("trunkline_owner") String user,
      @Nullable String password,
      @DefaultValue("trunkline_app") String appUser,
      @Nullable String appPassword,
      @DefaultValue("16") int connections) {
    @Override public String toString() { return "Db[url=" + url + ", user=" + user + ", appUser=" + appUser + "]"; }
  }

  /// @param certificate PEM file with the certificate and its chain
  /// @param key         PEM file with its private key (PKCS#8)
  public record Tls(@Nullable String certificate, @Nullable String key) {}

  /// True when the pages are also served over TLS: to other machines always, on this one when a port was asked for.
  public boolean servesHttps() { return https >= 0 && (open || https != DEFAULT_HTTPS); }

  /// The address to listen on: loopback until the operator says otherwise.
  public String bindAddress() { return open ? "0.0.0.0" : "127.0.0.1"; }
}
