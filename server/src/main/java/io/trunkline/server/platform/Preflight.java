package io.trunkline.server.platform;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// What would stop the program some seconds into its start, found out before: a line that says what to do instead of a stack trace, and nothing touched.
/// It also takes the data directory for this process alone, before a second one could adopt its PostgreSQL and stop it again.
public final class Preflight {
  /// Held for the life of the process, and given back by its end however that comes.
  private static @Nullable FileChannel lock;

  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  private final Options options;

  private Preflight(Options options) { this.options = options; }

  /// What is wrong; empty when the program may start. Called once.
  public static Optional<String> complaint(Map<String, Object> properties) {
    try {
      Options options = new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("trunkline", Options.class);
      new Preflight(options).check();
      return Optional.empty();
    } catch (BindException malformed) {
      ConfigurationProperty given = malformed.getProperty();
      String name = StartArguments.named(malformed.getName().toString());
      return Optional.of("--" + name + " can't be " + (given == null ? "that" : given.getValue()) + "; ./run --help says what it is");
    } catch (Complaint wrong) {
      release();
      return Optional.of(wrong.getMessage());
    }
  }

  private void check() throws Complaint {
    if (!options.roles().equals(List.of("all"))) throw new Complaint("--roles can only be all; this version has one kind of process");
    if (options.ratedCalls() < 1) throw new Complaint("--rated-calls must be at least 1");
    checkRange();
    checkAddress();
    checkCertificate();
    String url = options.db().url();
    if (url != null && !url.startsWith("jdbc:postgresql:")) throw new Complaint("--db-url must look like jdbc:postgresql://host/database");
    checkData();
    checkPort("http", "pages", options.http(), false);
    if (options.servesHttps()) checkPort("https", "pages over TLS", options.https(), false);
    checkPort("sip", "SIP", options.sip(), true);
  }

  private void checkRange() throws Complaint {
    Matcher range = RANGE.matcher(options.rtp());
    if (!range.matches()) throw new Complaint("--rtp must be a range of ports such as 20000-29999, not " + options.rtp());
    int from = Integer.parseInt(range.group(1));
    int to = Integer.parseInt(range.group(2));
    if (from < 1 || to > LAST_PORT || to - from < 3) throw new Complaint("--rtp must hold at least four ports, up to " + LAST_PORT + ", not " + options.rtp());
  }

  private void checkAddress() throws Complaint {
    String advertise = options.advertise();
    if (advertise == null) return;
    try {
      var _ = InetAddress.getByName(advertise);
    } catch (UnknownHostException unknown) {
      throw new Complaint("--advertise must be an address, or a name that can be resolved; " + advertise + " can't");
    }
  }

  private void checkCertificate() throws Complaint {
    String certificate = options.tls().certificate();
    String key = options.tls().key();
    if ((certificate == null) != (key == null)) throw new Complaint("--tls-certificate and --tls-key belong together: give both");
    checkReadable(certificate);
    checkReadable(key);
  }

  private static void checkReadable(@Nullable String file) throws Complaint {
    if (file != null && !Files.isReadable(Path.of(file))) throw new Complaint("can't read " + file + ": give --tls-certificate and --tls-key as PEM files");
  }

  private void checkData() throws Complaint {
    Path data = options.data().toAbsolutePath().normalize();
    try {
      Files.createDirectories(data);
      lock(data);
    } catch (IOException refused) {
      throw new Complaint("can't write in " + data + " (" + reason(refused) + "): make it writable for this user, or choose another directory with --data");
    }
  }

  private static void lock(Path data) throws IOException, Complaint {
    FileChannel file = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!isOurs(file)) {
      ByteBuffer pid = ByteBuffer.allocate(20);
      file.read(pid, 0);
      file.close();
      throw new Complaint("process " + new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip() + " works in " + data
          + ": stop it, or give this one its own --data, --http, --sip and --rtp");
    }
    lock = file.truncate(0);
    file.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
  }

  private static void release() {
    FileChannel held = lock;
    lock = null;
    try {
      if (held != null) held.close();
    } catch (IOException refused) {
      // The process ends now, and the lock with it.
    }
  }

  private static boolean isOurs(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException withinThisProcess) {
      return false;
    }
  }

  private void checkPort(String option, String what, int port, boolean udpToo) throws Complaint {
    if (port < 0 || port > LAST_PORT) throw new Complaint("--" + option + " must be a port, 0 to " + LAST_PORT + ", not " + port);
    if (port == 0) return;
    InetSocketAddress address = new InetSocketAddress(options.bindAddress(), port);
    try (ServerSocket tcp = new ServerSocket()) {
      tcp.setReuseAddress(true);
      tcp.bind(address);
      if (udpToo) new DatagramSocket(address).close();
    } catch (java.net.BindException refused) {
      throw new Complaint("port " + port + " (" + what + ") can't be had (" + reason(refused) + "): stop what listens there, or choose another one with --" + option);
    } catch (IOException refused) {
      throw new Complaint("can't listen on " + address + " (" + reason(refused) + ")");
    }
  }

  private static String reason(IOException refused) {
    String message = refused.getMessage();
    return refused instanceof AccessDeniedException ? "permission denied" : message == null ? refused.getClass().getSimpleName() : message;
  }

  private static final class Complaint extends Exception {
    private static final long serialVersionUID = 1L;

    Complaint(String what) { super(what); }

    @Override public String getMessage() { return String.valueOf(super.getMessage()); }
  }
}
