package io.trunkline.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartArgumentsTest {
  @TempDir Path folder;

  @Test void theCommandLineWinsOverTheFile() throws IOException {
    String file = file("http=80\nsip=5070\npublic=true\ndb-app-password=word\nlogging.level.root=DEBUG\n");
    StartArguments parsed = StartArguments.parse("--config", file, "--http=8081", "--data", "/there");
    assertThat(parsed.complaint()).isNull();
    assertThat(parsed.properties()).containsEntry("trunkline.http", "8081").containsEntry("trunkline.sip", "5070").containsEntry("trunkline.open", "true")
        .containsEntry("trunkline.db.app-password", "word").containsEntry("trunkline.data", "/there").containsEntry("logging.level.root", "DEBUG");
  }

  @Test void whatNobodyKnowsIsNamed() throws IOException {
    assertThat(StartArguments.parse("--port=1").complaint()).contains("--port=1").contains("--help");
    assertThat(StartArguments.parse("demo").complaint()).contains("demo");
    assertThat(StartArguments.parse("--data").complaint()).contains("--data=DIR");
    assertThat(StartArguments.parse("--config", folder.resolve("none").toString()).complaint()).contains("none");
    assertThat(StartArguments.parse("--config", file("htpp=80\n")).complaint()).contains("htpp");
    assertThat(StartArguments.parse("--config", file("reset-passwords=true\n")).complaint()).contains("reset-passwords");
  }

  @Test void helpNamesEachOptionThatTheDocumentDescribes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StartArguments.printHelp(new PrintStream(out, true, StandardCharsets.UTF_8));
    String help = out.toString(StandardCharsets.UTF_8);
    String document = Files.readString(Path.of("../docs/configuration.md"));
    assertThat(help.lines().filter(line -> line.startsWith("  --")).map(line -> line.strip().split("[ =]", 2)[0].substring(2)).toList())
        .isNotEmpty().allSatisfy(option -> assertThat(document).contains(option.equals("config") ? "--config" : "`" + option + "`"));
  }

  private String file(String text) throws IOException { return Files.writeString(folder.resolve("trunkline.properties"), text).toString(); }
}
