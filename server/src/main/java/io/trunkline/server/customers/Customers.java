package io.trunkline.server.customers;

import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.customers.internal.CustomerStore;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.telephony.NumberPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A tenant's customers. Every method needs PostgreSQL; only [#lookUp] answers without it, in time, that it doesn't know.
@Component
public class Customers {
  private static final int MOST_MATCHES = 10;
  private static final int MOST_NUMBERS = 20;
  private static final int MOST_FIELDS = 50;
  private static final int LONGEST_NOTES = 10_000;
  private static final int LONGEST_VALUE = 1_000;
  private static final Pattern DIGITS = Pattern.compile("\\+?[0-9][0-9 ()-]{2,20}");

  private final TenantTx tx;
  private final Audit audit;
  private final CustomerStore store = new CustomerStore();

  Customers(TenantTx tx, Audit audit) {
    this.tx = tx;
    this.audit = audit;
  }

  /// Newest first.
  ///
  /// @param q part of a name or company, or the end of a number; null = all
  public Page<Customer> search(TenantId tenant, @Nullable String q, @Nullable Long before, int limit) {
    String text = q == null || q.isBlank() ? null : q.strip();
    String digits = text != null && DIGITS.matcher(text).matches() ? ending(text) : null;
    List<Customer> found = tx.in(tenant, db -> store.search(text, digits, before, limit + 1, db));
    return Page.of(found, limit, customer -> Long.toString(customer.id()));
  }

  public Optional<Customer> find(TenantId tenant, long id) { return tx.in(tenant, db -> store.find(id, db)); }

  /// The numbers of all whose name or company contains `part`, or empty when there are more than `most` of them: then the part says too little.
  public Optional<List<String>> numbersOf(TenantId tenant, String part, int most) {
    List<String> found = tx.in(tenant, db -> store.numbersOf(part.strip(), most + 1, db));
    return found.size() > most ? Optional.empty() : Optional.of(found);
  }

  /// Who has these numbers, by number; of several customers the one changed last.
  public Map<String, String> names(TenantId tenant, Set<String> numbers) {
    return numbers.isEmpty() ? Map.of() : tx.in(tenant, db -> store.names(numbers, db));
  }

  /// Those who have this number, the last changed first; at most ten.
  public List<Customer> match(TenantId tenant, Party number) {
    return switch (number) {
      case E164 _, ServiceCode _ -> tx.in(tenant, db -> store.match(number.dialable(), MOST_MATCHES, db));
      default -> List.of();
    };
  }

  /// The same for somebody who rings: whatever happens, the answer is there by `patience`.
  public LookUp lookUp(TenantId tenant, Party number, Duration patience) {
    CompletableFuture<List<Customer>> answer = new CompletableFuture<>();
    Thread.ofVirtual().name("customer-match").start(() -> {
      try {
        answer.complete(match(tenant, number));
      } catch (RuntimeException failure) {
        answer.completeExceptionally(failure);
      }
    });
    try {
      return new LookUp(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS), false);
    } catch (TimeoutException | ExecutionException late) {
      return LookUp.UNAVAILABLE;
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return LookUp.UNAVAILABLE;
    }
  }

  public Customer create(Actor by, CustomerData data) {
    CustomerStore.Row row = checked(data);
    return tx.in(by.tenantId(), db -> {
      long id = store.insert(row, by.name(), db);
      audit.record(db, by, "customer-created", "customer/" + id, Map.of());
      return store.find(id, db).orElseThrow();
    });
  }

  public Customer update(Actor by, long id, CustomerData data) {
    CustomerStore.Row row = checked(data);
    return tx.in(by.tenantId(), db -> {
      if (!store.update(id, row, by.name(), db)) throw Problem.notFound("customer");
      audit.record(db, by, "customer-changed", "customer/" + id, Map.of());
      return store.find(id, db).orElseThrow();
    });
  }

  public void delete(Actor by, long id) {
    tx.run(by.tenantId(), db -> {
      if (!store.delete(id, db)) throw Problem.notFound("customer");
      audit.record(db, by, "customer-deleted", "customer/" + id, Map.of());
    });
  }

  private static CustomerStore.Row checked(CustomerData data) {
    String name = data.name() == null ? "" : data.name().strip();
    if (name.isEmpty() || name.length() > 200) throw Problem.invalid("name-invalid", "a name has 1 to 200 characters", "give the customer a name");
    Map<String, String> fields = data.fields() == null ? Map.of() : new LinkedHashMap<>(data.fields());
    boolean small = fields.size() <= MOST_FIELDS
        && fields.entrySet().stream().allMatch(field -> field.getKey().length() <= 100 && field.getValue().length() <= LONGEST_VALUE);
    if (!small) throw Problem.invalid("fields-too-large", "at most " + MOST_FIELDS + " fields of " + LONGEST_VALUE + " characters", "shorten them");
    return new CustomerStore.Row(name, numbers(data.numbers()), text(data.company(), LONGEST_VALUE), text(data.level(), 100),
        text(data.notes(), LONGEST_NOTES), fields);
  }

  private static List<String> numbers(@Nullable List<String> written) {
    if (written == null) return List.of();
    if (written.size() > MOST_NUMBERS) throw Problem.invalid("too-many-numbers", "a customer has at most " + MOST_NUMBERS + " numbers", "leave some out");
    Set<String> numbers = new LinkedHashSet<>();
    for (String each : written) {
      if (each.isBlank()) continue;
      Party party = NumberPlan.CHINA.read(each);
      if (!(party instanceof E164 || party instanceof ServiceCode)) {
        throw Problem.invalid("number-unreadable", "this is no telephone number: " + each, "write it as it is dialled, or in international form: +8610…");
      }
      numbers.add(party.dialable());
    }
    return new ArrayList<>(numbers);
  }

  private static @Nullable String text(@Nullable String value, int longest) {
    if (value == null || value.isBlank()) return null;
    if (value.length() > longest) throw Problem.invalid("text-too-long", "at most " + longest + " characters", "shorten it");
    return value.strip();
  }

  /// How a number that begins so ends in its normalised form: without the trunk prefix 0.
  private static String ending(String typed) {
    String digits = typed.replaceAll("[^0-9+]", "");
    return digits.startsWith("0") ? digits.substring(1) : digits;
  }
}
