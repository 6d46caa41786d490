package io.trunkline.server.identity;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.kernel.UserId;
import io.trunkline.server.identity.internal.SessionLog;
import io.trunkline.server.platform.web.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who is signed in, in memory, with a local copy: people stay signed in while PostgreSQL is away and across a restart of the program.
/// Safe from any thread.
@Component
public class Sessions {
  /// Longer than the longest shift with its breaks.
  private static final Duration IDLE = Duration.ofHours(12);
  private static final Duration LONGEST = Duration.ofDays(14);
  private static final int MOST_PER_PERSON = 20;
  private static final int MOST = 200_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Time time;
  private final SessionLog log;
  private final Map<String, SignedIn> sessions = new ConcurrentHashMap<>();
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();
  private final List<Consumer<SignedIn>> onEnd = new CopyOnWriteArrayList<>();

  Sessions(Time time, SessionLog log) {
    this.time = time;
    this.log = log;
    Instant now = time.now();
    for (SignedIn session : log.read()) if (session.until().isAfter(now)) add(session, now);
    log.restart(sessions.values());
  }

  /// A new session and the cookie that opens it.
  public record Opened(SignedIn session, String cookie) {}

  public Opened open(UserId user, String login, String name, Role role, String locale, SignedIn.@Nullable TenantOfPerson tenant) {
    makeRoomFor(login);
    String cookie = random();
    Instant now = time.now();
    SignedIn session = new SignedIn(hash(cookie), user, login, name, role, locale, tenant, random(), now, now.plus(LONGEST));
    add(session, now);
    log.opened(session);
    return new Opened(session, cookie);
  }

  /// Whom the cookie belongs to; using it keeps the session alive.
  public Optional<SignedIn> find(String cookie) {
    SignedIn session = sessions.get(hash(cookie));
    if (session == null) return Optional.empty();
    Instant now = time.now();
    Instant last = seen.getOrDefault(session.id(), session.since());
    if (!now.isBefore(session.until()) || Duration.between(last, now).compareTo(IDLE) > 0) {
      end(session);
      return Optional.empty();
    }
    seen.put(session.id(), now);
    return Optional.of(session);
  }

  /// True until somebody ends it: for long-lived WebSockets, which look again now and then.
  public boolean isOpen(SignedIn session) { return sessions.containsKey(session.id()); }

  public void end(SignedIn session) {
    if (sessions.remove(session.id()) == null) return;
    seen.remove(session.id());
    log.ended(session);
    for (Consumer<SignedIn> heard : onEnd) heard.accept(session);
  }

  /// A person was disabled, lost a role or changed the password.
  public void endAll(TenantId tenant, UserId user, @Nullable SignedIn except) {
    endWhere(session -> tenant.equals(session.tenantId()) && session.user().equals(user) && !session.equals(except));
  }

  public void endAllOperators(UserId user, @Nullable SignedIn except) {
    endWhere(session -> session.tenant() == null && session.user().equals(user) && !session.equals(except));
  }

  /// The tenant was suspended.
  public void endAll(TenantId tenant) { endWhere(session -> tenant.equals(session.tenantId())); }

  /// Hears of each session's end on the thread that ended it: to close its WebSockets.
  public void onEnd(Consumer<SignedIn> heard) { onEnd.add(heard); }

  private void endWhere(Predicate<SignedIn> these) { sessions.values().stream().filter(these).toList().forEach(this::end); }

  private void add(SignedIn session, Instant now) {
    sessions.put(session.id(), session);
    seen.put(session.id(), now);
  }

  private void makeRoomFor(String login) {
    List<SignedIn> own = new ArrayList<>(sessions.values().stream().filter(session -> session.login().equals(login)).toList());
    own.sort(Comparator.comparing(SignedIn::since));
    for (int i = 0; i <= own.size() - MOST_PER_PERSON; i++) end(own.get(i));
    if (sessions.size() >= MOST) throw new IllegalStateException("more than " + MOST + " sessions");
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String cookie) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
