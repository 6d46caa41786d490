export const setup = {
  setup: {
    intro: "从号码到响铃，按顺序做完这几步，客户就能打进来。每一步都按实际情况检查，做完自动打勾。", progress: "已完成 {{done}} / {{of}}", isDone: "（已完成）", isOpen: "（未完成）",
    step: { NUMBER: "有一个号码", FLOW: "号码有呼入流程", AGENTS: "来电能到坐席", STATION: "有坐席的话机在等来电", TEST_CALL: "打一个试试" },
    done: {
      NUMBER: "客户拨打它就能找到您。", FLOW: "每个号码都有已发布的流程接待来电。", AGENTS: "流程送去的每个队列都有坐席。", STATION: "至少一位坐席已就绪，话机可以响铃。", TEST_CALL: "已经有来电被接听，全部打通了。",
    },
    missing: {
      NO_NUMBER: "号码由平台运营方开通。请联系运营方，开通后会出现在“号码”里。", NUMBER_WITHOUT_FLOW: "这些号码还没有选流程，拨打它们的来电无法接通：", NO_QUEUE: "号码所用的流程没有把来电送到任何队列。请在流程里加一步“进入队列”并发布。",
      QUEUE_WITHOUT_AGENTS: "流程会把来电送到这些队列，但里面还没有坐席：", NO_STATION: "这些坐席都还没有可以响铃的话机。请其中一位打开坐席台，选择接听方式：", NOBODY_READY: "话机已连上，但还没有人就绪。请其中一位在坐席台上点“就绪”：",
      NO_CALL: "用自己的手机拨打号码，或直接从浏览器呼叫；就绪的坐席会听到铃声。", NO_ANSWER: "有来电打进来，但还没有人接听。请确认有人就绪，再打一次。", RECORDS_AWAY: "数据库暂时不可用，查不到通话记录；一会儿会自动再查。",
    },
    go: {
      NO_NUMBER: "查看号码", NUMBER_WITHOUT_FLOW: "选择流程", NO_QUEUE: "编辑流程", QUEUE_WITHOUT_AGENTS: "加入坐席", NO_STATION: "打开坐席台", NOBODY_READY: "打开坐席台", NO_CALL: "打开坐席台", NO_ANSWER: "打开坐席台", RECORDS_AWAY: "查看通话记录",
    },
    dial: "拨打", callFromPage: "从浏览器呼叫", makeLink: "新建一个网页呼叫链接，就能从浏览器试打", ringing: "正在 {{names}} 的话机上响铃", ringingFix: "请接听，这一步就完成了。", talking: "{{names}} 正在通话",
    ready: "全部完成，客户可以打进来了", readyFix: "以后有哪一步被改坏了，这里会再提醒。", further: "接下来可以", furtherPrompts: "录制自己的欢迎语", furtherFlow: "调整流程", furtherAgents: "批量添加坐席", furtherCalendar: "核对工作日历",
  },
  nav: { checklist: "开通清单", alarms: "告警" },
};
