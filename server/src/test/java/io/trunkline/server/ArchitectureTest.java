package io.trunkline.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.trunkline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaCall<?>> A_CLOCK = DescribedPredicate.or(
      calls("java.time.(Instant|LocalDateTime|LocalDate|LocalTime|ZonedDateTime|OffsetDateTime|Year|YearMonth|Clock)", "now|systemUTC|systemDefaultZone"),
      calls("java.lang.System", "currentTimeMillis|nanoTime"));

  @ArchTest static final ArchRule oneClassReadsTheClock = noClasses()
      .that().doNotHaveFullyQualifiedName("io.trunkline.kernel.SystemTime")
      .should().callMethodWhere(A_CLOCK)
      .because("time is given (io.trunkline.kernel.Time)");

  @ArchTest static final ArchRule nobodySleeps = noClasses()
      .should().callMethodWhere(calls("java.lang.Thread", "sleep"))
      .because("waiting goes through Time.after or a call's mailbox");

  @ArchTest static final ArchRule transactionsBeginInOnePlace = noClasses()
      .that().resideOutsideOfPackage("io.trunkline.server.platform.db..")
      .should().dependOnClassesThat().resideInAPackage("org.springframework.transaction..")
      .orShould().dependOnClassesThat(DescribedPredicate.describe("a pool or a data source",
          (JavaClass type) -> type.getName().equals("javax.sql.DataSource") || type.getPackageName().startsWith("com.zaxxer.hikari")))
      .because("TenantTx names the tenant of every transaction");

  private static DescribedPredicate<JavaCall<?>> calls(String type, String method) {
    return DescribedPredicate.<JavaCall<?>>describe(type + "." + method,
        call -> call.getTargetOwner().getName().matches(type) && call.getName().matches(method));
  }
}
