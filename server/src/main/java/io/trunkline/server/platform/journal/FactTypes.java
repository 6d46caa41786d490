package io.trunkline.server.platform.journal;

import java.util.List;

/// The fact types of one capability: a bean of this type makes them known to the journal. A type's name is its simple class name, unique
/// in the program.
public record FactTypes(List<Class<? extends Fact>> types) {
  @SafeVarargs
  @SuppressWarnings("varargs")   // read only
  public static FactTypes of(Class<? extends Fact>... types) { return new FactTypes(List.of(types)); }
}
