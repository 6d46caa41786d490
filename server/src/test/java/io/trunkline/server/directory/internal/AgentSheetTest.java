package io.trunkline.server.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.directory.internal.AgentSheet.Column;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSheetTest {
  @ParameterizedTest
  @ValueSource(strings = {"true,true", "true,false", "false,true", "false,false"})
  void theTemplateIsReadBackAsItIs(String form) throws Exception {
    boolean xlsx = form.startsWith("true");
    byte[] template = AgentSheet.template(xlsx, form.endsWith("true"), List.of("销售 Sales"), List.of("英语"));
    AgentSheet.Read read = AgentSheet.read(template);
    assertThat(read.problems()).isEmpty();
    assertThat(read.lines()).singleElement().satisfies(line -> {
      assertThat(line.row()).isEqualTo(2);
      assertThat(line.cell(Column.EXTENSION)).isEqualTo("2001");
      assertThat(line.cell(Column.QUEUES)).isEqualTo("销售 Sales:1");
    });
  }

  @Test void csvComesInWhateverChineseOfficeProgramsSave() {
    String text = "登录名;姓名;分机\r\nli;李雷;2001\r\n\r\nhan;\"韩;梅\";2002\r\n";
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      AgentSheet.Read read = AgentSheet.read(text.getBytes(charset));
      assertThat(read.problems()).isEmpty();
      assertThat(read.lines()).extracting(AgentSheet.Line::row).containsExactly(2, 4);
      assertThat(read.lines()).extracting(line -> line.cell(Column.NAME)).containsExactly("李雷", "韩;梅");
    }
  }

  @Test void aSheetThatIsNoneSaysSo() throws Exception {
    assertThat(codes("PK\u0003\u0004 torn".getBytes(StandardCharsets.UTF_8))).containsExactly("unreadable");
    assertThat(codes(new byte[0])).containsExactly("no-rows");
    assertThat(codes("姓名,电话\r\n李雷,1\r\n".getBytes(StandardCharsets.UTF_8))).containsExactly("column-unknown", "column-missing", "column-missing");
  }

  @Test void whatUnpacksToTooMuchIsNotRead() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 60; i++) zip.write(zeros);
    }
    assertThat(codes(out.toByteArray())).containsExactly("unreadable");
  }

  @Test void moreRowsThanOneMayBringAreRefused() {
    StringBuilder text = new StringBuilder("姓名,登录名,分机\r\n");
    for (int i = 0; i < AgentSheet.MOST_ROWS + 1; i++) text.append("x,x").append(i).append(',').append(2000 + i).append("\r\n");
    assertThat(codes(text.toString().getBytes(StandardCharsets.UTF_8))).containsExactly("too-many-rows");
  }

  private static List<String> codes(byte[] file) { return AgentSheet.read(file).problems().stream().map(SheetProblem::code).toList(); }
}
