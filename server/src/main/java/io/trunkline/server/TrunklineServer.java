package io.trunkline.server;

import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.StartArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The program. `./run` starts it with the options of `docs/configuration.md`.
/// Beans are named by their full class name: two capabilities may each have a `CallController`.
@SpringBootApplication(proxyBeanMethods = false, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableConfigurationProperties(Options.class)
public class TrunklineServer {
  public static void main(String[] args) {
    StartArguments arguments = StartArguments.parse(args);
    if (arguments.answered(System.out)) return;
    SpringApplication program = new SpringApplication(TrunklineServer.class);
    program.setDefaultProperties(arguments.properties());
    program.run();
  }
}
