package io.trunkline.server.records.web;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.customers.Customers;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.records.CallQuery;
import io.trunkline.server.records.CallSet;
import io.trunkline.server.records.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// From what was typed to what is looked for: who asks, what numbers and names mean to that tenant. An agent finds own calls only, whatever is asked.
@Component
class Queries {
  private static final Pattern NOISE = Pattern.compile("[\\s().-]");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,16}");
  private static final int MOST_CUSTOMER_NUMBERS = 500;
  private static final int LONGEST_TEXT = 100;
  private static final long MOST_SECONDS = 30L * 24 * 3600;
  /// No number of anybody's: what is found by it is nothing.
  private static final List<String> NOBODY = List.of("-");

  private final Customers customers;
  private final Directory directory;
  private final ObjectProvider<Figures> figures;

  Queries(Customers customers, Directory directory, ObjectProvider<Figures> figures) {
    this.figures = figures;
    this.customers = customers;
    this.directory = directory;
  }

  CallQuery of(Actor actor, CallFilters asked) {
    TenantId tenant = actor.tenantId();
    List<String> numbers = new ArrayList<>();
    Long agent = asked.agentId();
    if (asked.extension() != null && !asked.extension().isBlank()) {
      Optional<AgentId> at = agentAt(tenant, asked.extension().strip());
      if (at.isEmpty()) numbers.add(asked.extension().strip());
      else agent = agent == null || agent == at.get().value() ? Long.valueOf(at.get().value()) : Long.valueOf(0);
    }
    if (actor.role() == Role.AGENT) {
      long own = actor.agentId().value();
      agent = agent == null || agent == own ? Long.valueOf(own) : Long.valueOf(0);
    }
    if (asked.customer() != null && !asked.customer().isBlank()) {
      List<String> theirs = numbersOf(tenant, text(asked.customer()));
      if (numbers.isEmpty()) numbers.addAll(theirs);
      else numbers.retainAll(theirs);
      if (numbers.isEmpty()) numbers.addAll(NOBODY);
    }
    CallSet behind = behind(actor, asked);
    return new CallQuery(asked.callId(), behind == null ? asked.from() : null, behind == null ? asked.to() : null, numbers, digits(asked.number()), blank(asked.dialled()), agent, asked.queueId(), blank(asked.trunk()),
        asked.direction(), asked.outcome(), asked.endedBy(), seconds(asked.minTalkSeconds()), seconds(asked.maxTalkSeconds()), seconds(asked.minWaitSeconds()),
        seconds(asked.maxWaitSeconds()), asked.recording(), asked.note(), blank(asked.text()) == null ? null : text(asked.text()), behind);
  }

  /// With a figure, the dates are its own: a call may have begun before it came into a queue.
  private @Nullable CallSet behind(Actor actor, CallFilters asked) {
    if (asked.figure() == null) return null;
    if (!actor.role().covers(Role.SUPERVISOR)) throw new Problem(403, "not-allowed", "reports are for supervisors", "ask a supervisor");
    return figures.getObject().behind(actor.tenantId(), asked.figure(), asked.subject() == null ? List.of() : asked.subject(), asked.from(), asked.to());
  }

  private Optional<AgentId> agentAt(TenantId tenant, String extension) {
    try {
      return directory.config(tenant).agentAt(new Extension(extension)).map(AgentConfig::id);
    } catch (IllegalArgumentException noExtension) {
      throw Problem.invalid("extension-invalid", "that isn't an extension", "type the digits of the agent's extension");
    }
  }

  private List<String> numbersOf(TenantId tenant, String name) {
    return customers.numbersOf(tenant, name, MOST_CUSTOMER_NUMBERS)
        .orElseThrow(() -> Problem.invalid("customer-too-common", "too many customers are called so", "type more of the name"));
  }

  /// A trunk prefix 0 is no part of the normalised form, so that 138…, 0138… and +86138… find the same.
  static @Nullable String digits(@Nullable String number) {
    if (number == null || number.isBlank()) return null;
    String plain = NOISE.matcher(number).replaceAll("");
    if (!NUMBER.matcher(plain).matches()) throw Problem.invalid("number-invalid", "that isn't a number", "type at least two digits of it");
    return plain.startsWith("0") && plain.length() > 4 ? plain.substring(1) : plain;
  }

  private static @Nullable Duration seconds(@Nullable Long asked) {
    if (asked == null) return null;
    if (asked < 0 || asked > MOST_SECONDS) throw Problem.invalid("seconds-out-of-bounds", "seconds must be 0 to " + MOST_SECONDS, "correct the length");
    return Duration.ofSeconds(asked);
  }

  private static String text(@Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.length() > LONGEST_TEXT) throw Problem.invalid("text-too-long", "at most " + LONGEST_TEXT + " characters", "type less of it");
    return text;
  }

  private static @Nullable String blank(@Nullable String text) { return text == null || text.isBlank() ? null : text.strip(); }
}
