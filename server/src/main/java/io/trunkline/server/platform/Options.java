package io.trunkline.server.platform;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator set, from the command line or `trunkline.properties`: `docs/configuration.md` describes each key.
///
/// @param data      directory of everything that must survive a restart
/// @param http      port of pages, REST and SIP over WebSocket; 0 = any free one
/// @param sip       port of SIP over UDP and TCP; 0 = any free one
/// @param rtp       first and last UDP port of media, `20000-29999`
/// @param advertise address that goes into SDP and Contact; null = found from the bind address
/// @param open      bind to all addresses instead of loopback (key `public`)
/// @param roles     what this process does; `all` for now
/// @param node      name of this process in facts and in the list of nodes
@ConfigurationProperties("trunkline")
public record Options(
    @DefaultValue("data") Path data,
    @DefaultValue("8080") int http,
    @DefaultValue("5060") int sip,
    @DefaultValue("20000-29999") String rtp,
    @Nullable String advertise,
    @DefaultValue("false") boolean open,
    @DefaultValue("all") List<String> roles,
    @DefaultValue("node-1") String node,
    @DefaultValue Db db) {

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

  /// The address to listen on: loopback until the operator says otherwise.
  public String bindAddress() { return open ? "0.0.0.0" : "127.0.0.1"; }
}
