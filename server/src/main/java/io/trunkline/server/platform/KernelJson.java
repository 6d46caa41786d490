package io.trunkline.server.platform;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Anonymous;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.SkillId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UriParty;
import io.trunkline.kernel.UserId;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/// The kernel's values in JSON: numbers for long ids, strings for UUIDs and parties. An extension is written `ext:1001`, since `1001`
/// alone would read back as a
/// service code. Used by facts; also a Jackson module for REST bodies.
public final class KernelJson extends SimpleModule {
  private static final String EXTENSION = "ext:";

  // A module is never serialised itself; the superclass only happens to be Serializable.
  private static final long serialVersionUID = 1;

  public KernelJson() {
    super("kernel");
    number(TenantId.class, TenantId::value, TenantId::new);
    number(AgentId.class, AgentId::value, AgentId::new);
    number(QueueId.class, QueueId::value, QueueId::new);
    number(SkillId.class, SkillId::value, SkillId::new);
    number(UserId.class, UserId::value, UserId::new);
    text(CallId.class, id -> id.value().toString(), text -> new CallId(UUID.fromString(text)));
    text(LegId.class, id -> id.value().toString(), text -> new LegId(UUID.fromString(text)));
    text(ContactId.class, id -> id.value().toString(), text -> new ContactId(UUID.fromString(text)));
    text(Party.class, KernelJson::written, KernelJson::read);
    text(E164.class, E164::dialable, E164::new);
    text(ServiceCode.class, ServiceCode::dialable, ServiceCode::new);
    text(UriParty.class, UriParty::dialable, UriParty::new);
    text(Anonymous.class, Anonymous::dialable, _ -> Anonymous.INSTANCE);
    text(Extension.class, KernelJson::written, KernelJson::extension);
  }

  private static String written(Party party) { return party instanceof Extension own ? EXTENSION + own.value() : party.dialable(); }

  private static Party read(String text) {
    return text.startsWith(EXTENSION) ? extension(text) : Party.parse(text);
  }

  private static Extension extension(String text) {
    return new Extension(text.startsWith(EXTENSION) ? text.substring(EXTENSION.length()) : text);
  }

  private <T> void number(Class<T> type, ToLongFunction<T> write, LongFunction<T> read) {
    addSerializer(type, new ValueSerializer<>() {
      @Override public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeNumber(write.applyAsLong(value));
      }
    });
    addDeserializer(type, new ValueDeserializer<>() {
      @Override public T deserialize(JsonParser in, DeserializationContext context) { return read.apply(in.getValueAsLong()); }
    });
    addKeyDeserializer(type, new KeyDeserializer() {
      @Override public Object deserializeKey(String key, DeserializationContext context) { return read.apply(Long.parseLong(key)); }
    });
  }

  private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
    addSerializer(type, new ValueSerializer<>() {
      @Override public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeString(write.apply(value));
      }
    });
    addDeserializer(type, new ValueDeserializer<>() {
      @Override public T deserialize(JsonParser in, DeserializationContext context) { return read.apply(in.getValueAsString()); }
    });
  }
}
