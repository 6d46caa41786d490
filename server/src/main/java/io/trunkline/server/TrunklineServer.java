package io.trunkline.server;

import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.Preflight;
import io.trunkline.server.platform.StartArguments;
import io.trunkline.server.platform.Stopping;
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
    if (arguments.help()) {
      StartArguments.printHelp(System.out);
      return;
    }
    String complaint = arguments.complaint() != null ? arguments.complaint() : Preflight.complaint(arguments.properties()).orElse(null);
    if (complaint != null) {
      System.err.println("trunkline: " + complaint);
      System.exit(2);
    }
    Stopping.onSignals();
    SpringApplication program = new SpringApplication(TrunklineServer.class);
    program.setDefaultProperties(arguments.properties());
    program.run();
  }
}
