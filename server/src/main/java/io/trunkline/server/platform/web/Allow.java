package io.trunkline.server.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call an endpoint; on the method or on its controller, the method wins. An endpoint without it answers 403 to everyone, and a test fails the build.
/// A tenant role includes those above it: `@Allow(Role.AGENT)` lets supervisors and administrators in.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allow {
  /// Roles of which one suffices; empty together with [#everyone].
  Role[] value() default {};

  /// Without signing in: the sign-in itself, the customer's page. Such an endpoint must have its own limits.
  boolean everyone() default false;
}
