package io.trunkline.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// A test inside the whole server, with its own PostgreSQL in a directory of its own. All such tests of one run share one server:
/// each opens the tenants it needs and looks at nobody else's.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = {TrunklineServer.class, TestServer.class}, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"trunkline.sip=0", "trunkline.http=0", "trunkline.node=test"})
@ContextConfiguration(initializers = FreshData.class)
public @interface ServerTest {}
