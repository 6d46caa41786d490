package io.trunkline.server.platform.json;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.SkillId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UserId;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Ids as numbers or UUID strings, also as keys; parties in their dialable form, so whoever may not see a number must not be sent the party.
@Component
public final class KernelJson extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public KernelJson() {
    super("kernel");
    number(TenantId.class, TenantId::value, TenantId::new);
    number(AgentId.class, AgentId::value, AgentId::new);
    number(QueueId.class, QueueId::value, QueueId::new);
    number(SkillId.class, SkillId::value, SkillId::new);
    number(UserId.class, UserId::value, UserId::new);
    text(CallId.class, CallId::toString, CallId::of);
    text(LegId.class, LegId::toString, LegId::of);
    text(ContactId.class, ContactId::toString, ContactId::of);
    text(Party.class, Party::dialable, Party::parse);
  }

  private <T> void number(Class<T> type, ToLongFunction<T> write, LongFunction<T> read) {
    addSerializer(type, new StdSerializer<T>(type) {
      @Override public void serialize(T value, JsonGenerator out, SerializationContext context) { out.writeNumber(write.applyAsLong(value)); }
    });
    addDeserializer(type, new StdDeserializer<T>(type) {
      @Override public T deserialize(JsonParser in, DeserializationContext context) { return read.apply(in.getLongValue()); }
    });
    addKeyDeserializer(type, new KeyDeserializer() {
      @Override public Object deserializeKey(String key, DeserializationContext context) { return read.apply(Long.parseLong(key)); }
    });
  }

  private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
    addSerializer(type, new StdSerializer<T>(type) {
      @Override public void serialize(T value, JsonGenerator out, SerializationContext context) { out.writeString(write.apply(value)); }
    });
    addDeserializer(type, new StdDeserializer<T>(type) {
      @Override public T deserialize(JsonParser in, DeserializationContext context) { return read.apply(in.getString()); }
    });
  }
}
