package io.trunkline.acceptance.phone;

import io.trunkline.kernel.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A SIP telephone on loopback (UDP). It rings by itself (180) when called; the test answers.
///
/// `dial` blocks only for the sending; wait with the methods of [PhoneCall]. Safe for any thread.
public final class Phone implements AutoCloseable {
  private static final AtomicLong COUNTER = new AtomicLong(ProcessHandle.current().pid() * 1_000_000L);
  private static final Duration T1 = Duration.ofMillis(500);

  private final String name;
  private final DatagramSocket socket;
  private final boolean listens;
  private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
  private final Map<String, Pending> pending = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<PhoneCall> incoming = new LinkedBlockingQueue<>();
  private volatile @Nullable Account account;
  private volatile @Nullable Registrations registrations;
  private volatile boolean ringsByItself = true;
  private volatile boolean dead;
  private final AtomicLong messages = new AtomicLong();

  /// What [#register] was told: used to answer challenges.
  public record Account(InetSocketAddress server, String domain, String user, String password) {}

  private record Pending(CompletableFuture<SipText> finalAnswer, @Nullable PhoneCall call) {}

  private Phone(String name, InetAddress at, boolean listens) {
    this.name = name;
    this.listens = listens;
    try {
      socket = new DatagramSocket(new InetSocketAddress(at, 0));
      socket.setReceiveBufferSize(1 << 20);
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("phone-" + name).start(this::receive);
  }

  /// A phone that keeps all that it hears.
  public static Phone start(String name) {
    return new Phone(name, InetAddress.getLoopbackAddress(), true);
  }

  /// A phone at another loopback address (127.x.x.x): a carrier.
  public static Phone startAt(String name, InetAddress at) {
    return new Phone(name, at, true);
  }

  /// A phone for load: audio is sent and counted, not kept.
  public static Phone startForLoad(String name, InetAddress at) {
    return new Phone(name, at, false);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /// `127.0.0.1:port`.
  public String hostPort() {
    return address().getAddress().getHostAddress() + ":" + address().getPort();
  }

  /// Incoming calls get no 180 until the test says so: a dead subscriber.
  public Phone silent() {
    ringsByItself = false;
    return this;
  }

  /// Registers for an hour and fails if that is refused.
  public void register(Account with) {
    account = with;
    SipText request = SipText.of("REGISTER sip:" + with.domain() + " SIP/2.0",
        "Via", via(branch()), "Max-Forwards", "70",
        "From", "<sip:" + with.user() + "@" + with.domain() + ">;tag=" + unique(), "To", "<sip:" + with.user() + "@" + with.domain() + ">",
        "Call-ID", unique(), "CSeq", "1 REGISTER", "Contact", contact(with.user()), "Expires", "3600");
    SipText answer = await(request(request, with.server(), null), "an answer to REGISTER");
    if (answer.status() != 200) throw new AssertionError(name + " could not register: " + answer.startLine());
  }

  /// Sends one request out of the blue and returns the final answer, if one comes; a challenge is answered when `with` is there.
  public CompletableFuture<Integer> asks(String method, InetSocketAddress server, String user, @Nullable Account with) {
    account = with;
    String uri = "sip:" + (with == null ? server.getAddress().getHostAddress() : with.domain());
    SipText request = SipText.of(method + " " + uri + " SIP/2.0", "Via", via(branch()), "Max-Forwards", "70", "From", "<sip:" + user + "@" + uri.substring(4) + ">;tag=" + unique(),
        "To", "<sip:" + user + "@" + uri.substring(4) + ">", "Call-ID", unique(), "CSeq", "1 " + method, "Contact", contact(user));
    return request(request, server, null).thenApply(SipText::status);
  }

  /// Registers once more with what [#register] was told.
  public void registerAgain() {
    Account with = account;
    if (with == null) throw new IllegalStateException(name + " never registered");
    register(with);
  }

  /// Calls `number` at a SIP server, as `from`. Extra headers are names and values in turn.
  public PhoneCall dial(InetSocketAddress server, String number, String from, String... extraHeaders) {
    String host = server.getAddress().getHostAddress() + ":" + server.getPort();
    String uri = "sip:" + number + "@" + (account == null ? host : account.domain());
    return invite(server, uri, uri, from, extraHeaders);
  }

  /// Calls whoever registered here at his contact; the number that was dialled stands in `To` alone, as registrars do it.
  public PhoneCall dialContact(Registrations.Registered subscriber, String number, String from) {
    return invite(subscriber.address(), subscriber.contact(), "sip:" + number + "@" + hostPort(), from);
  }

  private PhoneCall invite(InetSocketAddress server, String uri, String to, String from, String... extraHeaders) {
    PhoneCall call = new PhoneCall(this, server, listens);
    SipText invite = SipText.of("INVITE " + uri + " SIP/2.0", "Via", via(branch()), "Max-Forwards", "70",
        "From", "<sip:" + from + "@" + (account == null ? hostPort() : account.domain()) + ">;tag=" + unique(), "To", "<" + to + ">",
        "Call-ID", unique(), "CSeq", "1 INVITE", "Contact", contact(from), "Allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE");
    for (int i = 0; i < extraHeaders.length; i += 2) {
      invite = invite.with(extraHeaders[i], extraHeaders[i + 1]);
    }
    calls.put(invite.header("Call-ID"), call);
    call.invite(invite.withSdp(call.sdp("sendrecv")));
    return call;
  }

  /// Registered phones call through their registrar.
  public PhoneCall dial(String number) {
    Account with = account;
    if (with == null) throw new IllegalStateException(name + " isn't registered");
    return dial(with.server(), number, with.user());
  }

  /// The next call that rings here.
  public PhoneCall awaitCall(Duration within) {
    try {
      PhoneCall call = incoming.poll(within.toMillis(), TimeUnit.MILLISECONDS);
      if (call == null) throw new AssertionError(name + " did not ring within " + within);
      return call;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The next call that rings here for this number; others are left for whoever waits for them. A number is known by its last eight digits.
  public PhoneCall awaitCallTo(String number, Duration within) {
    String digits = number.replaceAll("\\D", "");
    String end = digits.substring(Math.max(0, digits.length() - 8));
    long deadline = SystemTime.INSTANCE.nanos() + within.toNanos();
    while (SystemTime.INSTANCE.nanos() < deadline) {
      for (PhoneCall call : incoming) {
        if (call.requestUri().contains(end) && incoming.remove(call)) return call;
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError(name + " did not ring for " + number + " within " + within + "; ringing: " + incoming.stream().map(PhoneCall::requestUri).toList());
  }

  /// Calls that ever rang here for this number.
  public long callsTo(String number) {
    String digits = number.replaceAll("\\D", "");
    return calls.values().stream().filter(c -> !c.isCalling() && c.requestUri().contains(digits.substring(Math.max(0, digits.length() - 8)))).count();
  }

  /// Refuses every call by itself from now on.
  public Phone rejectsAll(int status, String reason) {
    Thread.ofVirtual().name("rejects-" + name).start(() -> {
      try {
        while (!socket.isClosed()) {
          incoming.take().rejects(status, reason);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    return this;
  }

  /// Sends nothing back any more, whatever comes: a machine that is off.
  public Phone dead() {
    dead = true;
    return this;
  }

  /// Back again.
  public Phone alive() {
    dead = false;
    return this;
  }

  /// Messages that came so far, of any kind.
  public long messagesReceived() {
    return messages.get();
  }

  /// Whoever registers here with this account is a subscriber from now on: this phone is the registrar of a carrier.
  public Registrations takesRegistrations(String user, String password, Duration granted) {
    Registrations subscribers = new Registrations(this, user, password, granted);
    registrations = subscribers;
    return subscribers;
  }

  /// Answers every call by itself from now on, says `hz` and hangs up after `talk` (zero: leaves that to the others).
  public Phone answersBySelf(double hz, Duration talk) {
    Thread.ofVirtual().name("answers-" + name).start(() -> {
      try {
        while (!socket.isClosed()) {
          PhoneCall call = incoming.take().answers().says(hz);
          if (talk.isPositive()) {
            var _ = SystemTime.INSTANCE.after(talk, () -> {
              if (!call.isEnded()) call.hangsUp();
            });
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    return this;
  }

  /// Calls that rang here and nobody asked for yet.
  public int ringing() {
    return incoming.size();
  }

  /// Calls that are answered and not ended.
  public long callsUp() {
    return calls.values().stream().filter(c -> c.isAnswered() && !c.isEnded()).count();
  }

  /// RTP packets of all its calls.
  public long packetsReceived() {
    return calls.values().stream().mapToLong(PhoneCall::packetsReceived).sum();
  }

  /// Packets missing in the sequences of all its calls.
  public long packetsLost() {
    return calls.values().stream().mapToLong(PhoneCall::packetsLost).sum();
  }

  String contact(String user) {
    return "<sip:" + user + "@" + hostPort() + ">";
  }

  String via(String branch) {
    return "SIP/2.0/UDP " + hostPort() + ";branch=" + branch + ";rport";
  }

  static String branch() {
    return "z9hG4bK" + unique();
  }

  static String unique() {
    return Long.toString(COUNTER.incrementAndGet(), 36) + Long.toString(SystemTime.INSTANCE.nanos() & 0xffff, 36);
  }

  /// Sends a request, again and again until something answers (RFC 3261 §17.1); the future has the final response, also after a challenge.
  CompletableFuture<SipText> request(SipText request, InetSocketAddress to, @Nullable PhoneCall call) {
    CompletableFuture<SipText> answer = new CompletableFuture<>();
    String key = key(request);
    pending.put(key, new Pending(answer, call));
    repeat(request.bytes(), to, () -> !pending.containsKey(key) || answer.isDone() || (call != null && call.isProvisional(key)), T1, 0);
    return answer.thenCompose(response -> {
      boolean challenged = response.status() == 401 || response.status() == 407;
      Account with = account;
      if (!challenged || with == null || !request.header("Authorization").isEmpty() || !request.header("Proxy-Authorization").isEmpty()) {
        return CompletableFuture.completedFuture(response);
      }
      return request(authorised(request, response, with), to, call);
    });
  }

  private SipText authorised(SipText request, SipText response, Account with) {
    boolean proxy = response.status() == 407;
    List<String> challenges = response.all(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
    String uri = request.requestUri();
    String cseq = request.header("CSeq");
    int next = Integer.parseInt(cseq.substring(0, cseq.indexOf(' '))) + 1;
    List<SipText.Header> headers = request.headers().stream().map(h -> switch (h.name()) {
      case "Via" -> new SipText.Header("Via", via(branch()));
      case "CSeq" -> new SipText.Header("CSeq", next + " " + request.method());
      default -> h;
    }).toList();
    return new SipText(request.startLine(), headers, request.body()).with(proxy ? "Proxy-Authorization" : "Authorization",
        new Digest(with.user(), with.password()).answer(challenges.getFirst(), request.method(), uri));
  }

  /// Sends now and, with doubling pauses of at most 4 s, until `enough` or 64·T1 have gone by.
  void repeat(byte[] message, InetSocketAddress to, java.util.function.BooleanSupplier enough, Duration pause, int times) {
    send(message, to);
    if (times >= 10) return;
    var _ = SystemTime.INSTANCE.after(pause, () -> {
      if (!enough.getAsBoolean()) repeat(message, to, enough, pause.multipliedBy(2).compareTo(T1.multipliedBy(8)) < 0 ? pause.multipliedBy(2) : T1.multipliedBy(8), times + 1);
    });
  }

  void send(byte[] message, InetSocketAddress to) {
    try {
      socket.send(new DatagramPacket(message, message.length, to));
    } catch (IOException e) {
      if (!socket.isClosed()) throw new UncheckedIOException(e);
    }
  }

  private static String key(SipText message) {
    return SipText.parameter(message.header("Via"), "branch") + " " + message.method();
  }

  private void receive() {
    byte[] buffer = new byte[65535];
    DatagramPacket in = new DatagramPacket(buffer, buffer.length);
    while (!socket.isClosed()) {
      try {
        in.setLength(buffer.length);
        socket.receive(in);
        messages.incrementAndGet();
        if (in.getLength() > 20 && !dead) take(SipText.parse(buffer, in.getLength()), (InetSocketAddress) in.getSocketAddress());
      } catch (IOException closed) {
        if (socket.isClosed()) return;
      } catch (RuntimeException broken) {
        System.getLogger(Phone.class.getName()).log(System.Logger.Level.WARNING, "phone.cannot-read name=" + name, broken);
      }
    }
  }

  private void take(SipText message, InetSocketAddress from) {
    if (message.isRequest()) {
      takeRequest(message, from);
      return;
    }
    String key = key(message);
    Pending wait = pending.get(key);
    PhoneCall call = calls.get(message.header("Call-ID"));
    if (call != null && message.method().equals("INVITE")) call.inviteAnswered(message, from);
    if (wait == null || message.status() < 200) return;
    pending.remove(key);
    wait.finalAnswer().complete(message);
  }

  private void takeRequest(SipText request, InetSocketAddress from) {
    Registrations registrar = registrations;
    PhoneCall call = calls.get(request.header("Call-ID"));
    if (call == null && request.method().equals("INVITE")) {
      PhoneCall fresh = new PhoneCall(this, from, listens);
      calls.put(request.header("Call-ID"), fresh);
      fresh.offered(request, from, ringsByItself);
      incoming.add(fresh);
    } else if (call != null) {
      call.requested(request, from);
    } else if (request.method().equals("REGISTER") && registrar != null) {
      registrar.requested(request, from);
    } else if (!request.method().equals("ACK")) {
      boolean known = request.method().equals("OPTIONS") || request.method().equals("NOTIFY");
      send(request.reply(known ? 200 : 481, known ? "OK" : "Call/Transaction Does Not Exist", unique()).bytes(), from);
    }
  }

  static <T> T await(CompletableFuture<T> future, String what) {
    return await(future, Duration.ofSeconds(10), what);
  }

  static <T> T await(CompletableFuture<T> future, Duration within, String what) {
    try {
      return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no sign of " + what + " within " + within, e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("waiting for " + what, e);
    }
  }

  @Override public void close() {
    calls.values().forEach(PhoneCall::close);
    socket.close();
  }
}
