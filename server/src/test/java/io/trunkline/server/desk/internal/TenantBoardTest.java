package io.trunkline.server.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.Decision;
import io.trunkline.routing.Event;
import io.trunkline.routing.OfferEnd;
import io.trunkline.routing.OfferId;
import io.trunkline.routing.Overflow;
import io.trunkline.server.desk.BoardView;
import io.trunkline.server.desk.BoardView.Supervisor;
import io.trunkline.server.desk.BoardView.Today;
import io.trunkline.server.desk.DeskSnapshot;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.Settings;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.CallStarted.Direction;
import io.trunkline.telephony.Conversation.Supervision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TenantBoardTest {
  private static final TenantId TENANT = new TenantId(1);
  private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");
  private static final QueueId SALES = new QueueId(1);
  private static final AgentId ANNA = new AgentId(1);

  private final JsonMapper json = JsonMapper.shared();
  private final Map<AgentId, DeskSnapshot.State> states = new HashMap<>();
  private final Map<CallId, List<Supervisor>> supervisors = new HashMap<>();
  private Instant now = NOON;
  private int flushes;
  private boolean wanted;
  private final TenantBoard board = new TenantBoard(new World(), 1_000);

  private final class World implements TenantBoard.World {
    @Override public TenantConfig config() { return TenantBoardTest.config(); }

    @Override public DeskSnapshot.State state(AgentId agent) { return states.getOrDefault(agent, new DeskSnapshot.State("OFFLINE", null, NOON, null, null)); }

    @Override public DeskSnapshot.Station station(AgentId agent) { return new DeskSnapshot.Station("SIP", null, true); }

    @Override public List<Supervisor> supervisors(CallId call) { return supervisors.getOrDefault(call, List.of()); }

    @Override public Instant now() { return now; }

    @Override public String json(Object value) { return json.writeValueAsString(value); }

    @Override public void flushSoon() {
      flushes++;
      wanted = true;
    }
  }

  private static TenantConfig config() {
    Map<AgentId, AgentConfig> agents = new HashMap<>();
    List<QueueConfig.Member> members = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      AgentId id = new AgentId(i);
      agents.put(id, new AgentConfig(id, "a" + i, "Agent " + i, Role.AGENT, new Extension(Integer.toString(1000 + i)), List.of(), false));
      if (i % 2 == 0) members.add(new QueueConfig.Member(id, 1));
    }
    Map<QueueId, QueueConfig> queues = new HashMap<>();
    for (int i = 1; i <= 3; i++) queues.put(new QueueId(i), queue(new QueueId(i), members));
    return new TenantConfig(TENANT, 1, "demo", "Demo", true, 50, 50, Settings.USUAL, Map.of(), Map.of(), queues, Map.of(), agents, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  private static QueueConfig queue(QueueId id, List<QueueConfig.Member> members) {
    QueueConfig.Overflow hangUp = new QueueConfig.Overflow(QueueConfig.Overflow.Kind.HANG_UP, null);
    return new QueueConfig(id, "Queue " + id, QueueConfig.Strategy.LONGEST_IDLE, Duration.ofSeconds(25), Duration.ofSeconds(600), 100, Duration.ofSeconds(15), Duration.ofSeconds(15),
        null, List.of(), members, hangUp, hangUp, hangUp);
  }

  /// A page that does with frames what the browser's does.
  private final class Page implements TenantBoard.Page {
    final List<String> frames = new ArrayList<>();
    final Map<String, Map<String, JsonNode>> rows = new TreeMap<>();
    long last;

    @Override public void tell(String frame) {
      frames.add(frame);
      JsonNode read = json.readTree(frame);
      last = read.path("n").asLong();
      JsonNode data = read.path("data");
      if (read.path("type").asString().equals("snapshot")) rows.clear();
      for (String kind : List.of("queues", "waiting", "calls")) put(kind, data.path(kind));
      for (JsonNode agent : data.path("agents")) {
        Map<String, JsonNode> agents = rows.computeIfAbsent("agents", _ -> new TreeMap<>());
        if (agent.has("name")) {
          agents.put(agent.path("id").asString(), agent);
          continue;
        }
        if (agents.get(agent.path("id").asString()) instanceof ObjectNode known) known.set("now", agent);
      }
      for (JsonNode gone : data.path("waitingGone")) rows.getOrDefault("waiting", Map.of()).remove(gone.asString());
      for (JsonNode gone : data.path("callsGone")) rows.getOrDefault("calls", Map.of()).remove(gone.asString());
    }

    private void put(String kind, JsonNode fresh) {
      Map<String, JsonNode> known = rows.computeIfAbsent(kind, _ -> new TreeMap<>());
      for (JsonNode row : fresh) known.put(row.path("id").asString(), row);
    }

    String shows() { return rows.toString(); }
  }

  private void flush() {
    wanted = false;
    board.flush();
  }

  private static Event.Head head(Instant at) { return new Event.Head(TENANT, 1, at); }

  private final List<CallId> up = new ArrayList<>();

  private void something(Random random) {
    now = now.plusMillis(random.nextInt(3_000));
    AgentId agent = new AgentId(1 + random.nextInt(20));
    QueueId queue = new QueueId(1 + random.nextInt(3));
    if (up.isEmpty() || random.nextInt(6) == 0) {
      CallId fresh = CallId.random();
      up.add(fresh);
      board.picture(CallPicture.begun(fresh, Direction.IN, new E164("+8613800138000"), new ServiceCode("4008001000"), null));
      return;
    }
    CallId call = up.get(random.nextInt(up.size()));
    ContactId contact = new ContactId(call.value());
    CallPicture picture = CallPicture.begun(call, Direction.IN, new E164("+8613800138000"), new ServiceCode("4008001000"), null);
    switch (random.nextInt(11)) {
      case 0, 1 -> board.happened(new Event.ContactQueued(head(now), contact, queue, 0, now, 0, 1));
      case 2 -> board.happened(new Event.ContactOffered(head(now), contact, agent, new OfferId(1), queue, now.plusSeconds(20), new Decision.Direct()));
      case 3 -> board.happened(new Event.OfferEnded(head(now), contact, agent, new OfferId(1), queue, OfferEnd.NO_ANSWER));
      case 4 -> board.happened(new Event.ContactConnected(head(now), contact, agent, new OfferId(1), queue, Duration.ofSeconds(random.nextInt(40))));
      case 5 -> board.happened(new Event.ContactAbandoned(head(now), contact, queue, Duration.ofSeconds(3)));
      case 6 -> {
        states.put(agent, new DeskSnapshot.State(List.of("READY", "TALKING", "NOT_READY").get(random.nextInt(3)), null, now, null, null));
        board.agentChanged(agent);
      }
      case 7 -> board.picture(picture.with(agent, new CallPicture.Share(CallPicture.Part.SERVING, now, null, null)).with(new CallPicture.Member(CallParty.agent(agent), "TALKING", false)));
      case 8 -> {
        up.remove(call);
        board.happened(new Event.ContactEnded(head(now), contact, false));
        board.picture(picture.over());
      }
      case 9 -> {
        supervisors.put(call, random.nextBoolean() ? List.of() : List.of(new Supervisor(20, "Boss", agent.value(), Supervision.LISTEN, true)));
        board.supervisionChanged(call);
      }
      default -> { if (random.nextInt(20) == 0) board.configured(); }
    }
  }

  /// Whatever happens and whenever a page leaves and resumes: it shows what a page that comes now is shown.
  @Test void theSnapshotAndTheFramesAfterItMakeTheSameState() {
    Random random = new Random(20261128);
    Page stays = new Page();
    Page comesAndGoes = new Page();
    board.join(stays, 0);
    board.join(comesAndGoes, 0);
    boolean there = true;
    for (int i = 0; i < 6_000; i++) {
      something(random);
      if (wanted && random.nextInt(5) == 0) flush();
      if (random.nextInt(40) == 0) {
        if (there) board.leave(comesAndGoes);
        else board.join(comesAndGoes, comesAndGoes.last);
        there = !there;
      }
      if (i % 100 != 0) continue;
      if (wanted) flush();
      Page fresh = new Page();
      board.join(fresh, 0);
      board.leave(fresh);
      if (!there) board.join(comesAndGoes, comesAndGoes.last);
      there = true;
      // Rows keep what time alone changes: those that didn't change since are compared without it.
      assertThat(timeless(stays)).isEqualTo(timeless(fresh));
      assertThat(timeless(comesAndGoes)).isEqualTo(timeless(fresh));
    }
  }

  private static String timeless(Page page) { return page.shows().replaceAll("\"serviceLevel\":[^,}]+", ""); }

  @Test void whatHappensBetweenTwoFramesIsOneFrame() {
    Page page = new Page();
    board.join(page, 0);
    for (int i = 1; i <= 20; i++) {
      states.put(new AgentId(i), new DeskSnapshot.State("READY", null, now, null, null));
      board.agentChanged(new AgentId(i));
      board.agentChanged(new AgentId(i));
    }
    assertThat(flushes).isEqualTo(1);
    flush();
    assertThat(page.frames).hasSize(2);
    assertThat(json.readTree(page.frames.getLast()).path("data").path("agents")).hasSize(20);
  }

  @Test void aPageThatMissedTooMuchGetsTheWholePicture() {
    Page page = new Page();
    board.join(page, 0);
    board.leave(page);
    Page other = new Page();
    board.join(other, 0);
    for (int i = 0; i < 600; i++) {
      board.agentChanged(ANNA);
      flush();
    }
    page.frames.clear();
    board.join(page, page.last);
    assertThat(page.frames).hasSize(1);
    assertThat(page.frames.getFirst()).contains("snapshot");
    board.leave(other);
    Page late = new Page();
    board.join(late, other.last - 3);
    assertThat(late.frames).as("a short absence is made good by the frames of it").hasSize(3);
  }

  @Test void countsOfAFormerLifeAreAddedAndNumbersAreMasked() {
    ContactId contact = new ContactId(CallId.random().value());
    board.picture(CallPicture.begun(new CallId(contact.value()), Direction.IN, new E164("+8613800138000"), new ServiceCode("4008001000"), null));
    board.happened(new Event.ContactQueued(head(now), contact, SALES, 0, now, 0, 1));
    board.before(LocalDate.of(2026, 11, 28), Map.of(SALES, new Today(7, 5, 4, 1)));
    BoardView view = board.view();
    assertThat(view.queues().getFirst().today()).isEqualTo(new Today(8, 5, 4, 1));
    assertThat(view.queues().getFirst().oldest()).isEqualTo(now);
    assertThat(view.waiting().getFirst().number()).contains("*").doesNotContain("13800138000");
    assertThat(view.calls().getFirst().number()).contains("*");
    assertThat(view.calls().getFirst().state()).isEqualTo(BoardView.CallRow.State.WAITING);
  }

  /// Waited a minute for sales and three seconds for service, which answered in time; a third queue was full.
  @Test void aQueuesFiguresAreAboutItsOwnWaitAndWhomItTurnedAway() {
    ContactId contact = new ContactId(CallId.random().value());
    QueueId service = new QueueId(2);
    QueueId full = new QueueId(3);
    board.happened(new Event.ContactQueued(head(now), contact, SALES, 0, now, 0, 1));
    now = now.plusSeconds(60);
    Overflow further = new Overflow.ToQueue(service);
    board.happened(new Event.ContactOverflowed(head(now), contact, SALES, Overflow.Why.TIMEOUT, further, further, Duration.ofSeconds(60)));
    board.happened(new Event.ContactQueued(head(now), contact, service, 0, now, 0, 1));
    now = now.plusSeconds(3);
    board.happened(new Event.ContactConnected(head(now), contact, ANNA, new OfferId(1), service, Duration.ofSeconds(63)));
    Overflow voicemail = new Overflow.ToVoicemail();
    board.happened(new Event.ContactOverflowed(head(now), new ContactId(CallId.random().value()), full, Overflow.Why.FULL, voicemail, voicemail, Duration.ZERO));

    Map<Long, BoardView.QueueRow> rows = board.view().queues().stream().collect(Collectors.toMap(BoardView.QueueRow::id, row -> row));
    assertThat(rows.get(1L)).extracting(BoardView.QueueRow::today, BoardView.QueueRow::serviceLevel).containsExactly(new Today(1, 0, 0, 0), 0);
    assertThat(rows.get(2L)).extracting(BoardView.QueueRow::today, BoardView.QueueRow::serviceLevel).containsExactly(new Today(1, 1, 1, 0), 100);
    assertThat(rows.get(3L)).extracting(BoardView.QueueRow::today, BoardView.QueueRow::serviceLevel).containsExactly(new Today(1, 0, 0, 0), 0);
  }
}
