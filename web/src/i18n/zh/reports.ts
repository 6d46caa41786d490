export const reports = {
  reports: {
    intro: "数字由每通电话得来：点开任一数字，看到的就是它背后的通话。", period: "日期", today: "今天", yesterday: "昨天", week: "近 7 天", month: "近 30 天", rows: "分组",
    none: "这段时间没有数据", noneHint: "换一段日期，或先接一通电话；通话结束后几秒内即可看到。", means: "说明", picture: "图表，数据见下方表格", zone: "时区：{{zone}}", left: "没有数据的时段未列出", nobody: "未指定",
    preparing: "正在生成文件…", fetching: "正在下载 {{percent}}%", time: "时长", times: "次数",
    by: { TIME: "时间" },
    granularity: { label: "间隔", QUARTER: "15 分钟", HOUR: "小时", DAY: "天", WEEK: "周", MONTH: "月" },
    kind: { queue: "队列", agent: "坐席", number: "号码", trunk: "中继", ivr: "IVR" },
    subject: { queue: "队列", agent: "坐席", number: "号码", trunk: "中继", ivr: "号码" },
    parts: { agent: "小休原因", number: "未接通与失败原因", trunk: "未接通与失败原因", ivr: "流程路径" },
    part: { reason: "原因", cause: "原因", fault: "责任方", kind: "类型", label: "步骤", keys: "按键", next: "下一步" },
  },
};
