package io.trunkline.server.directory.internal;

import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.internal.AgentSheet.Column;
import io.trunkline.server.directory.internal.AgentSheet.Line;
import io.trunkline.server.platform.web.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes people of a sheet's lines, and says of every cell what is wrong with it. Pure.
final class AgentSheetCheck {
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,49}");
  private static final Pattern EXTENSION = Pattern.compile("[0-9]{2,8}");
  private static final int LONGEST_NAME = 100;
  private static final int MOST_SKILLS = 200;
  private static final Map<String, Role> ROLES = Map.of("坐席", Role.AGENT, "agent", Role.AGENT, "班长", Role.SUPERVISOR, "supervisor", Role.SUPERVISOR,
      "管理员", Role.ADMIN, "administrator", Role.ADMIN, "admin", Role.ADMIN);

  /// @param skills level by skill
  /// @param queues priority by queue
  record Person(int row, String name, String login, String extension, Role role, Map<Long, Integer> skills, Map<Long, Integer> queues) {}

  record Checked(List<Person> people, List<SheetProblem> problems) {}

  private final Map<String, Long> skills = new HashMap<>();
  private final Map<String, Long> queues = new HashMap<>();
  private final Map<String, Integer> logins = new HashMap<>();       // 0 = somebody who is there already, else the row
  private final Map<String, Integer> extensions = new HashMap<>();
  private final List<SheetProblem> problems = new ArrayList<>();

  private AgentSheetCheck(TenantConfig config) {
    config.skills().forEach((id, name) -> skills.put(plain(name), id.value()));
    for (QueueConfig queue : config.queues().values()) queues.put(plain(queue.name()), queue.id().value());
    for (AgentConfig agent : config.agents().values()) {
      logins.put(agent.login(), 0);
      extensions.put(agent.extension().value(), 0);
    }
  }

  static Checked check(AgentSheet.Read sheet, TenantConfig config) {
    AgentSheetCheck check = new AgentSheetCheck(config);
    check.problems.addAll(sheet.problems());
    List<Person> people = sheet.lines().stream().map(check::person).toList();
    long taken = config.agents().values().stream().filter(agent -> !agent.disabled()).count();
    long free = Math.max(0, config.seats() - taken);
    if (people.size() > free) check.problems.add(SheetProblem.ofSheet("no-seat", people.size() + "/" + free));
    return new Checked(people, check.problems);
  }

  private Person person(Line line) {
    String name = line.cell(Column.NAME);
    if (name.isEmpty()) wrong(line, Column.NAME, "empty", "");
    else if (name.length() > LONGEST_NAME) wrong(line, Column.NAME, "too-long", Integer.toString(LONGEST_NAME));
    String login = unique(line, Column.LOGIN, line.cell(Column.LOGIN).toLowerCase(Locale.ROOT), LOGIN, logins);
    String extension = unique(line, Column.EXTENSION, line.cell(Column.EXTENSION), EXTENSION, extensions);
    return new Person(line.row(), name, login, extension, role(line), numbered(line, Column.SKILLS, skills, 5, 10), numbered(line, Column.QUEUES, queues, 1, 100));
  }

  private String unique(Line line, Column column, String value, Pattern form, Map<String, Integer> known) {
    if (value.isEmpty()) {
      wrong(line, column, "empty", "");
    } else if (!form.matcher(value).matches()) {
      wrong(line, column, "form", value);
    } else {
      Integer other = known.putIfAbsent(value, line.row());
      if (other != null) wrong(line, column, other == 0 ? "taken" : "twice", other == 0 ? value : Integer.toString(other));
    }
    return value;
  }

  private Role role(Line line) {
    String written = line.cell(Column.ROLE);
    if (written.isEmpty()) return Role.AGENT;
    Role role = ROLES.get(written.toLowerCase(Locale.ROOT));
    if (role == null) wrong(line, Column.ROLE, "role-unknown", written);
    return role == null ? Role.AGENT : role;
  }

  /// `英语:5；账单` – names, each with a number or without.
  private Map<Long, Integer> numbered(Line line, Column column, Map<String, Long> known, int usual, int most) {
    Map<Long, Integer> found = new LinkedHashMap<>();
    for (String entry : line.cell(column).split("[;；、\\n]", -1)) {
      if (entry.isBlank()) continue;
      String whole = entry.strip();
      Long exact = known.get(plain(whole));   // a name may have a colon of its own
      int colon = Math.max(whole.lastIndexOf(':'), whole.lastIndexOf('：'));
      String name = exact != null || colon < 0 ? whole : whole.substring(0, colon).strip();
      Long id = exact != null ? exact : known.get(plain(name));
      if (id == null) {
        wrong(line, column, "unknown", name);
        continue;
      }
      Integer number = exact != null || colon < 0 ? Integer.valueOf(usual) : number(whole.substring(colon + 1).strip());
      if (number == null || number < 1 || number > most) wrong(line, column, "number", whole);
      else found.put(id, number);
    }
    if (found.size() > MOST_SKILLS) wrong(line, column, "too-long", Integer.toString(MOST_SKILLS));
    return found;
  }

  private static @Nullable Integer number(String written) { return written.matches("[0-9]{1,4}") ? Integer.valueOf(written) : null; }

  private void wrong(Line line, Column column, String code, String detail) { problems.add(new SheetProblem(line.row(), column.name(), code, detail)); }

  private static String plain(String name) { return name.strip().toLowerCase(Locale.ROOT); }
}
