package io.trunkline.server.customers.internal;

import io.trunkline.server.customers.Customer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows of customers. Internal to this capability; public because Java has no word for that.
public final class CustomerStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SELECT = """
      select c.id, c.name, c.company, c.level, c.notes, c.fields,
        (select string_agg(n.number, ' ' order by n.place) from customers.number n where n.tenant_id = c.tenant_id and n.customer_id = c.id) as numbers
      from customers.customer c where c.tenant_id = platform.tenant()
      """;

  private static final String NUMBER_ENDS = " or exists (select 1 from customers.number n"
      + " where n.tenant_id = c.tenant_id and n.customer_id = c.id and n.number like :digits)";

  /// Checked and normalised.
  public record Row(
      String name, List<String> numbers, @Nullable String company, @Nullable String level, @Nullable String notes, Map<String, String> fields) {
    @Override public String toString() { return "Row[…]"; }
  }

  /// Newest first; `text` is part of a name or company, `digits` the end of a number. Both null = all.
  public List<Customer> search(@Nullable String text, @Nullable String digits, @Nullable Long before, int limit, JdbcClient db) {
    StringBuilder sql = new StringBuilder(SELECT);
    Map<String, Object> values = new LinkedHashMap<>();
    if (text != null) {
      sql.append(" and (c.name ilike :text or c.company ilike :text");
      if (digits != null) sql.append(NUMBER_ENDS);
      sql.append(')');
      values.put("text", "%" + escaped(text) + "%");
      if (digits != null) values.put("digits", "%" + digits);
    }
    if (before != null) {
      sql.append(" and c.id < :before");
      values.put("before", before);
    }
    values.put("limit", limit);
    return db.sql(sql.append(" order by c.id desc limit :limit").toString()).params(values).query(CustomerStore::read).list();
  }

  public Optional<Customer> find(long id, JdbcClient db) { return db.sql(SELECT + " and c.id = ?").param(id).query(CustomerStore::read).optional(); }

  public List<Customer> match(String number, int limit, JdbcClient db) {
    return db.sql(SELECT + """
         and c.id in (select n.customer_id from customers.number n where n.tenant_id = platform.tenant() and n.number = :number)
         order by c.updated_at desc, c.id desc limit :limit""").param("number", number).param("limit", limit).query(CustomerStore::read).list();
  }

  public List<String> numbersOf(String part, int limit, JdbcClient db) {
    return db.sql("""
        select distinct n.number from customers.customer c join customers.number n on n.tenant_id = c.tenant_id and n.customer_id = c.id
        where c.tenant_id = platform.tenant() and (c.name ilike :part or c.company ilike :part) limit :limit""")
        .param("part", "%" + escaped(part) + "%").param("limit", limit).query(String.class).list();
  }

  public Map<String, String> names(Set<String> numbers, JdbcClient db) {
    Map<String, String> names = new LinkedHashMap<>();
    db.sql("""
        select n.number, c.name from customers.number n join customers.customer c on c.tenant_id = n.tenant_id and c.id = n.customer_id
        where n.tenant_id = platform.tenant() and n.number in (:numbers) order by c.updated_at desc, c.id desc""")
        .param("numbers", numbers).query(row -> {
          names.putIfAbsent(row.getString(1), row.getString(2));
        });
    return names;
  }

  public long insert(Row row, String by, JdbcClient db) {
    long id = written(db.sql("""
        insert into customers.customer (tenant_id, name, company, level, notes, fields, updated_by)
        values (platform.tenant(), :name, :company, :level, :notes, :fields::jsonb, :by) returning id"""), row, by).query(Long.class).single();
    numbers(id, row.numbers(), db);
    return id;
  }

  public boolean update(long id, Row row, String by, JdbcClient db) {
    int changed = written(db.sql("""
        update customers.customer set name = :name, company = :company, level = :level, notes = :notes, fields = :fields::jsonb, updated_by = :by,
          updated_at = now()
        where tenant_id = platform.tenant() and id = :id"""), row, by).param("id", id).update();
    if (changed == 0) return false;
    db.sql("delete from customers.number where tenant_id = platform.tenant() and customer_id = ?").param(id).update();
    numbers(id, row.numbers(), db);
    return true;
  }

  public boolean delete(long id, JdbcClient db) {
    return db.sql("delete from customers.customer where tenant_id = platform.tenant() and id = ?").param(id).update() == 1;
  }

  private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, Row row, String by) {
    return statement.param("name", row.name()).param("company", row.company(), Types.VARCHAR).param("level", row.level(), Types.VARCHAR)
        .param("notes", row.notes(), Types.VARCHAR).param("fields", JSON.writeValueAsString(row.fields())).param("by", by);
  }

  private static void numbers(long id, List<String> numbers, JdbcClient db) {
    for (int place = 0; place < numbers.size(); place++) {
      db.sql("insert into customers.number (tenant_id, customer_id, number, place) values (platform.tenant(), ?, ?, ?) on conflict do nothing")
          .params(id, numbers.get(place), place).update();
    }
  }

  /// What people type is text, not a pattern.
  private static String escaped(String text) { return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"); }

  private static Customer read(ResultSet row, int number) throws SQLException {
    String numbers = row.getString("numbers");
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : JSON.readTree(row.getString("fields")).properties()) fields.put(field.getKey(), field.getValue().asString());
    return new Customer(row.getLong("id"), row.getString("name"), numbers == null ? List.of() : Arrays.asList(numbers.split(" ")),
        row.getString("company"), row.getString("level"), row.getString("notes"), fields);
  }
}
