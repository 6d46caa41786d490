package io.trunkline.server.directory.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/// A sheet of people as office programs write it: xlsx, or csv in UTF-8 or GB 18030, with commas, semicolons or tabs. Everything is bounded before it is believed.
final class AgentSheet {
  static final int MOST_ROWS = 2_000;
  private static final int MOST_UNPACKED = 48 << 20;
  private static final int MOST_COLUMNS = 50;
  private static final int LONGEST_CELL = 2_000;

  enum Column {
    NAME("姓名", "Name"), LOGIN("登录名", "Sign-in name"), EXTENSION("分机", "Extension"), ROLE("角色", "Role"), QUEUES("队列", "Queues"), SKILLS("技能", "Skills");

    private final String chinese;
    private final String english;

    Column(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    String title(boolean inChinese) { return inChinese ? chinese : english; }

    boolean isRequired() { return this == NAME || this == LOGIN || this == EXTENSION; }

    private boolean isCalled(String title) {
      String plain = title.strip().toLowerCase(Locale.ROOT);
      return plain.equals(chinese) || plain.equals(english.toLowerCase(Locale.ROOT)) || plain.equals(name().toLowerCase(Locale.ROOT));
    }
  }

  /// @param row as the office program numbers it; the titles are row 1
  record Line(int row, Map<Column, String> cells) {
    String cell(Column column) { return cells.getOrDefault(column, ""); }
  }

  /// @param lines    without empty ones
  /// @param problems of the sheet as a whole
  record Read(List<Line> lines, List<SheetProblem> problems) {}

  private AgentSheet() {}

  static Read read(byte[] file) {
    List<List<String>> rows;
    try {
      rows = isZip(file) ? xlsx(file) : csv(file);
    } catch (IOException | RuntimeException unreadable) {   // the readers throw what they like at a torn file
      return new Read(List.of(), List.of(SheetProblem.ofSheet("unreadable", "")));
    }
    return lines(rows);
  }

  private static Read lines(List<List<String>> rows) {
    if (rows.isEmpty()) return new Read(List.of(), List.of(SheetProblem.ofSheet("no-rows", "")));
    List<SheetProblem> problems = new ArrayList<>();
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    List<String> titles = rows.getFirst();
    for (int at = 0; at < titles.size(); at++) {
      String title = titles.get(at);
      if (title.isBlank()) continue;
      Column column = Stream.of(Column.values()).filter(one -> one.isCalled(title)).findFirst().orElse(null);
      if (column == null) problems.add(new SheetProblem(1, null, "column-unknown", title.strip()));
      else places.put(column, at);
    }
    for (Column column : Column.values()) if (column.isRequired() && !places.containsKey(column)) problems.add(new SheetProblem(1, column.name(), "column-missing", ""));
    List<Line> lines = new ArrayList<>();
    for (int at = 1; at < rows.size(); at++) {
      List<String> row = rows.get(at);
      if (row.stream().allMatch(String::isBlank)) continue;
      Map<Column, String> cells = new EnumMap<>(Column.class);
      places.forEach((column, place) -> cells.put(column, place < row.size() ? row.get(place).strip() : ""));
      lines.add(new Line(at + 1, cells));
    }
    if (lines.isEmpty()) problems.add(SheetProblem.ofSheet("no-rows", ""));
    if (lines.size() > MOST_ROWS) {
      problems.add(SheetProblem.ofSheet("too-many-rows", Integer.toString(lines.size())));
      return new Read(List.of(), problems);
    }
    return new Read(lines, problems);
  }

  private static boolean isZip(byte[] file) { return file.length > 4 && file[0] == 'P' && file[1] == 'K'; }

  private static List<List<String>> xlsx(byte[] file) throws IOException {
    refuseBombs(file);
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file)); Stream<Row> rows = book.getFirstSheet().openStream()) {
      List<List<String>> all = new ArrayList<>();
      rows.limit(MOST_ROWS + 100L).forEach(row -> {
        while (all.size() < row.getRowNum() - 1 && all.size() < MOST_ROWS + 100) all.add(List.of());   // rows that were never typed into are left out of the file
        List<String> cells = new ArrayList<>();
        for (int at = 0; at < Math.min(row.getCellCount(), MOST_COLUMNS); at++) cells.add(bounded(row.getCellText(at)));
        all.add(cells);
      });
      return all;
    }
  }

  /// An xlsx is a zip: what it unpacks to is counted before anything reads it. By its central directory, as the reader does: office programs write local
  /// headers that a reader of streams can't follow.
  private static void refuseBombs(byte[] file) throws IOException {
    byte[] buffer = new byte[8192];
    long unpacked = 0;
    try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            unpacked += read;
            if (unpacked > MOST_UNPACKED) throw new IOException("it unpacks to more than " + MOST_UNPACKED + " bytes");
          }
        }
      }
    }
  }

  private static List<List<String>> csv(byte[] file) throws IOException {
    String text = text(file);
    String first = text.lines().findFirst().orElse("");
    char separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
    List<List<String>> all = new ArrayList<>();
    for (CSVRecord record : CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get().parse(new StringReader(text))) {
      if (all.size() >= MOST_ROWS + 100) break;
      all.add(record.stream().limit(MOST_COLUMNS).map(AgentSheet::bounded).toList());
    }
    return all;
  }

  /// Chinese office programs save csv in GB 18030, all others in UTF-8; what isn't valid UTF-8 is the former.
  private static String text(byte[] file) throws IOException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException _) {
      try (InputStreamReader reader = new InputStreamReader(new ByteArrayInputStream(file), Charset.forName("GB18030"))) {
        text = reader.readAllAsString();
      }
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String bounded(String cell) { return cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell; }

  /// A sheet to fill in: titles, one line as an example, and what may be written where.
  static byte[] template(boolean xlsx, boolean inChinese, List<String> queues, List<String> skills) throws IOException {
    List<String> titles = Stream.of(Column.values()).map(column -> column.title(inChinese)).toList();
    String queue = queues.isEmpty() ? "" : queues.getFirst() + ":1";
    String skill = skills.isEmpty() ? "" : skills.getFirst() + ":5";
    List<String> example = List.of(inChinese ? "李雷" : "Li Lei", "li.lei", "2001", inChinese ? "坐席" : "Agent", queue, skill);
    if (!xlsx) return ("\uFEFF" + CSVFormat.DEFAULT.format(titles.toArray()) + "\r\n" + CSVFormat.DEFAULT.format(example.toArray()) + "\r\n").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Trunkline", "1.0")) {
      Worksheet people = book.newWorksheet(inChinese ? "坐席" : "Agents");
      row(people, 0, titles);
      row(people, 1, example);
      people.range(0, 0, 0, titles.size() - 1).style().bold().set();
      for (int at = 0; at < titles.size(); at++) people.width(at, titles.get(at).equals(Column.QUEUES.title(inChinese)) || titles.get(at).equals(Column.SKILLS.title(inChinese)) ? 32 : 16);
      people.freezePane(0, 1);
      notes(book.newWorksheet(inChinese ? "可以填写" : "What may be written"), inChinese, queues, skills);
    }
    return out.toByteArray();
  }

  private static void notes(Worksheet notes, boolean inChinese, List<String> queues, List<String> skills) {
    row(notes, 0, Stream.of(Column.ROLE, Column.QUEUES, Column.SKILLS).map(column -> column.title(inChinese)).toList());
    notes.range(0, 0, 0, 2).style().bold().set();
    List<String> roles = inChinese ? List.of("坐席", "班长", "管理员") : List.of("Agent", "Supervisor", "Administrator");
    for (int at = 0; at < roles.size(); at++) notes.value(at + 1, 0, roles.get(at));
    for (int at = 0; at < queues.size(); at++) notes.value(at + 1, 1, queues.get(at));
    for (int at = 0; at < skills.size(); at++) notes.value(at + 1, 2, skills.get(at));
    for (int at = 0; at < 3; at++) notes.width(at, 28);
  }

  private static void row(Worksheet sheet, int at, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) sheet.value(at, column, cells.get(column));
  }
}
