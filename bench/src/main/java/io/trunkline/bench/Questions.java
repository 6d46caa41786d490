package io.trunkline.bench;

import static io.trunkline.bench.Question.Kind.COUNT;
import static io.trunkline.bench.Question.Kind.FILE;
import static io.trunkline.bench.Question.Kind.REPORT;
import static io.trunkline.bench.Question.Kind.SEARCH;

import io.trunkline.acceptance.kit.Api;
import io.trunkline.bench.Question.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Everything that the pages of records and reports can ask, over the widest span that is allowed or has calls.
final class Questions {
  private final Company company;
  private final List<String> numbers;
  private final LocalDate first;
  private final LocalDate today;
  private final String deep;
  private final List<Question> all = new ArrayList<>();

  /// @param numbers of callers who called
  /// @param first   day of the past
  Questions(Company company, Api boss, List<String> numbers, LocalDate first, LocalDate today) {
    this.company = company;
    this.numbers = numbers;
    this.first = first;
    this.today = today;
    this.deep = enc(boss.get("/calls?limit=50&to=" + instant(first.plusDays(2))).path("next").asString());
    reports();
    drillDowns();
    searches();
    boxes();
    files();
  }

  List<Question> all() {
    return all;
  }

  private void reports() {
    String whole = "from=" + today.minusDays(399) + "&to=" + today;
    String past = "from=" + first + "&to=" + today;
    String month = "from=" + today.minusDays(30) + "&to=" + today;
    for (String kind : List.of("agent", "queue", "number", "trunk", "ivr")) {
      add(kind + " by subject, 400 days", REPORT, "/reports/" + kind + "?by=subject&" + whole);
      add(kind + " by 15 min, 31 days", REPORT, "/reports/" + kind + "?by=time&granularity=quarter&" + month);
      add(kind + " by hour, 100 days", REPORT, "/reports/" + kind + "?by=time&granularity=hour&" + past);
      for (String each : List.of("day", "week", "month")) add(kind + " by " + each + ", 400 days", REPORT, "/reports/" + kind + "?by=time&granularity=" + each + "&" + whole);
      add(kind + " by subject and month, 400 days", REPORT, "/reports/" + kind + "?by=both&granularity=month&" + whole);
      if (!kind.equals("queue")) add(kind + " parts, 400 days", REPORT, "/reports/" + kind + "/parts?" + whole);
    }
    add("queue by subject and day, 400 days", REPORT, "/reports/queue?by=both&granularity=day&" + whole);
    add("agent by subject and day, 31 days", REPORT, "/reports/agent?by=both&granularity=day&" + month);
    add("one agent by hour, 100 days", REPORT, n -> "/reports/agent?by=time&granularity=hour&" + past + "&subject=" + agent(n));
    add("one queue by hour, 100 days", REPORT, n -> "/reports/queue?by=time&granularity=hour&" + past + "&subject=" + queue(n));
    add("one agent's parts, 400 days", REPORT, n -> "/reports/agent/parts?" + whole + "&subject=" + agent(n));
  }

  private void drillDowns() {
    String past = "&from=" + instant(first) + "&to=" + instant(today.plusDays(1));
    searched("figure queue.answered, 100 days", n -> "figure=queue.answered" + past);
    searched("figure queue.abandoned, 100 days", n -> "figure=queue.abandoned" + past);
    searched("figure queue.abandoned of one queue, one day", n -> "figure=queue.abandoned&subject=" + queue(n) + day(n));
    searched("figure queue.serviceLevel of one queue, 31 days", n -> "figure=queue.serviceLevel&subject=" + queue(n) + "&from=" + instant(today.minusDays(30)) + "&to=" + instant(today));
    searched("figure agent.handledIn, 100 days", n -> "figure=agent.handledIn" + past);
    searched("figure agent.handledIn of one agent, 100 days", n -> "figure=agent.handledIn&subject=" + agent(n) + past);
    searched("figure agent.noAnswer of one agent, 100 days", n -> "figure=agent.noAnswer&subject=" + agent(n) + past);
    searched("figure number.incoming, 100 days", n -> "figure=number.incoming" + past);
    searched("figure number.repeatRate of one number, 100 days", n -> "figure=number.repeatRate&subject=" + line(n).id() + past);
    searched("figure trunk.failed, 100 days", n -> "figure=trunk.failed" + past);
    searched("figure ivr.served, 100 days", n -> "figure=ivr.served" + past);
    searched("figure ivr.hungUp, 1 day", n -> "figure=ivr.hungUp" + day(n));
  }

  private void searches() {
    searched("newest", n -> "");
    add("last page", SEARCH, "/calls?limit=50&after=" + deep);
    searched("call id that none has", n -> "callId=00000000-0000-7000-8000-00000000000" + n % 10);
    searched("whole number", n -> "number=" + enc(number(n)));
    searched("last 4 digits", n -> "number=" + end(n, 4));
    searched("last 6 digits", n -> "number=" + end(n, 6));
    searched("middle 5 digits", n -> "number=" + number(n).substring(5, 10));
    searched("3 digits that many have", n -> "number=138");
    searched("digits that none has", n -> "number=7777777777");
    searched("customer, whole name", n -> "customer=" + enc(Names.of(n * 37L + 1)));
    searched("customer, part that none has", n -> "customer=" + enc("没有这人"));
    searched("customer, company", n -> "customer=" + enc(Names.company(n * 41L)));
    searched("agent", n -> "agentId=" + agent(n));
    searched("extension", n -> "extension=" + company.agents().get(n % company.agents().size()).extension());
    searched("queue", n -> "queueId=" + queue(n));
    searched("number dialled", n -> "dialled=" + enc(line(n).number()));
    searched("dialled that none has", n -> "dialled=" + enc("+86999"));
    searched("trunk", n -> "trunk=carrier-c");
    searched("trunk that none has", n -> "trunk=carrier-x");
    for (String each : List.of("IN", "OUT", "INTERNAL")) searched("direction " + each, n -> "direction=" + each);
    for (String each : List.of("ANSWERED", "ABANDONED", "VOICEMAIL", "IVR_ONLY", "FAILED", "LOST")) searched("outcome " + each, n -> "outcome=" + each);
    searched("system hung up", n -> "endedBy=SYSTEM");
    searched("talk 15 min or more", n -> "minTalkSeconds=900");
    searched("talk 50 min or more", n -> "minTalkSeconds=3000");
    searched("talk 3 h or more: none", n -> "minTalkSeconds=10800");
    searched("talk 1 to 3 s", n -> "minTalkSeconds=1&maxTalkSeconds=3");
    searched("wait 1 min or more", n -> "minWaitSeconds=60");
    searched("wait 15 min or more", n -> "minWaitSeconds=900");
    searched("without recording", n -> "recording=false");
    searched("with note", n -> "note=true");
    searched("note text, common", n -> "text=" + enc("退款"));
    searched("note text, rare", n -> "text=" + enc("序列号 " + (4711 + n)));
    searched("note text that none has", n -> "text=" + enc("没有这样的话"));
    searched("one day", n -> day(n).substring(1));
    searched("agent, one day", n -> "agentId=" + agent(n) + day(n));
    searched("agent, queue, one week", n -> "agentId=" + agent(n) + "&queueId=" + company.queues().get(n % company.agents().size() % company.queues().size()).id()
        + "&from=" + instant(today.minusDays(n % 80 + 7)) + "&to=" + instant(today.minusDays(n % 80)));
    searched("queue, abandoned, wait 45 s", n -> "queueId=" + queue(n) + "&outcome=ABANDONED&minWaitSeconds=45");
    searched("queue, trunk, agent hung up, talk 5 min", n -> "queueId=" + queue(n) + "&trunk=carrier-b&endedBy=AGENT&minTalkSeconds=300");
    searched("agent, lost", n -> "agentId=" + agent(n) + "&outcome=LOST");
    searched("agent, direction that he never had: none", n -> "agentId=" + agent(n) + "&direction=OUT&outcome=ABANDONED");
    searched("agent, note text", n -> "agentId=" + agent(n) + "&text=" + enc("退款"));
    searched("agent, note text that none has", n -> "agentId=" + agent(n) + "&text=" + enc("没有这样的话"));
    searched("last 4 digits, abandoned", n -> "number=" + end(n, 4) + "&outcome=ABANDONED");
    searched("3 digits that many have, lost", n -> "number=138&outcome=LOST");
    searched("3 digits that many have, agent, talk 10 min", n -> "number=138&agentId=" + agent(n) + "&minTalkSeconds=600");
    searched("out, system hung up: none", n -> "direction=OUT&endedBy=SYSTEM");
    searched("abandoned with recording off: none", n -> "outcome=ABANDONED&recording=false");
    searched("queue, note, talk under 5 s", n -> "queueId=" + queue(n) + "&note=true&maxTalkSeconds=5");
  }

  private void boxes() {
    add("missed calls to do", SEARCH, "/missed-calls?handled=false&limit=50");
    add("missed calls done", SEARCH, "/missed-calls?handled=true&limit=50");
    add("missed calls, queue", SEARCH, n -> "/missed-calls?limit=50&queueId=" + queue(n));
    add("missed calls, 4 digits", SEARCH, n -> "/missed-calls?limit=50&number=" + end(n, 4));
    add("voicemails to hear", SEARCH, "/voicemails?heard=false&limit=50");
    add("voicemails, digits that none has", SEARCH, "/voicemails?limit=50&number=7777777777");
  }

  private void files() {
    for (String format : List.of("csv", "xlsx")) {
      add("file queue by hour, 31 days, " + format, FILE, "/reports/queue/file?by=both&granularity=hour&from=" + today.minusDays(30) + "&to=" + today + "&format=" + format);
      add("file agent by day, 100 days, " + format, FILE, "/reports/agent/file?by=both&granularity=day&from=" + first + "&to=" + today + "&format=" + format);
    }
    add("calls as csv, one day", FILE, n -> "/calls/export.csv?" + day(n).substring(1));
  }

  /// The page and, beside it, how many there are: the page of records asks both.
  private void searched(String name, IntFunction<String> filter) {
    add(name, SEARCH, n -> "/calls?limit=50&" + filter.apply(n));
    add(name + " (count)", COUNT, n -> "/calls/count?" + filter.apply(n));
  }

  private void add(String name, Kind kind, String path) {
    add(name, kind, _ -> path);
  }

  private void add(String name, Kind kind, IntFunction<String> path) {
    all.add(new Question(name, kind, path));
  }

  private long agent(int n) {
    return company.agents().get(n % company.agents().size()).id();
  }

  private long queue(int n) {
    return company.queues().get(n % company.queues().size()).id();
  }

  private Company.Line line(int n) {
    return company.lines().get(n % company.lines().size());
  }

  private String number(int n) {
    return numbers.get(n % numbers.size());
  }

  private String end(int n, int digits) {
    return number(n).substring(number(n).length() - digits);
  }

  private String day(int n) {
    LocalDate day = today.minusDays(3 + n % 80);
    return "&from=" + instant(day) + "&to=" + instant(day.plusDays(1));
  }

  private static String instant(LocalDate day) {
    return day.atStartOfDay(PastCalls.ZONE).toInstant().toString();
  }

  private static String enc(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
