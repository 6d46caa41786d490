import type { reports as zh } from "../zh/reports";

export const reports: typeof zh = {
  reports: {
    intro: "Every figure is made of calls: open one, and you see the calls behind it.", period: "Dates", today: "Today", yesterday: "Yesterday", week: "Last 7 days", month: "Last 30 days", rows: "Grouped by",
    none: "No figures for these days", noneHint: "Choose other dates, or take a call first; it counts within seconds of its end.", means: "What it means:", picture: "Chart; the figures are in the table below", zone: "Time zone: {{zone}}", left: "spans without figures are left out", nobody: "None",
    preparing: "Making the file…", fetching: "Downloading, {{percent}}%", time: "Time", times: "Times",
    by: { TIME: "Time" },
    granularity: { label: "Interval", QUARTER: "15 minutes", HOUR: "Hour", DAY: "Day", WEEK: "Week", MONTH: "Month" },
    kind: { queue: "Queues", agent: "Agents", number: "Numbers", trunk: "Trunks", ivr: "IVR" },
    subject: { queue: "Queue", agent: "Agent", number: "Number", trunk: "Trunk", ivr: "Number" },
    parts: { agent: "Reasons for not ready", number: "Why calls failed or weren't answered", trunk: "Why calls failed or weren't answered", ivr: "Paths through the flow" },
    part: { reason: "Reason", cause: "Cause", fault: "Whose fault", kind: "Kind", label: "Step", keys: "Keys", next: "Next step" },
  },
};
