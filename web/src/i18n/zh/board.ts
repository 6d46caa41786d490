export const board = {
  board: {
    intro: "队列、来电和坐席的实时情况。可监听、密语、强插、拦截，也可调整坐席状态。", queues: "队列", queue: "队列", agents: "坐席", agent: "坐席", callers: "等待中的来电", calls: "进行中的通话", call: "当前通话",
    waiting: "等待", longest: "最长等待", serviceLevel: "服务水平", serviceLevelHint: "最近 30 分钟：达标接通 ÷（接通 + 放弃）", offered: "今日进线", answered: "今日接通", abandoned: "今日放弃", away: "小休/整理",
    signedIn: "已登录", all: "全部", allQueues: "全部队列", find: "姓名或分机", state: "状态", station: "话机", orders: "操作", sort: "排序", nobody: "没有符合条件的坐席", nobodyHint: "换一个条件，或等坐席登录。",
    noCallers: "现在没有人等待。", noCalls: "现在没有通话。", number: "号码", waited: "已等待", ringsAt: "正在振铃", length: "时长", supervisor: "班长", more: "对{{name}}的更多操作", listenTo: "监听{{name}}",
    sortBy: { state: "按状态", longest: "按时长", name: "按姓名" },
    mode: { LISTEN: "监听", WHISPER: "密语", BARGE: "强插", TAKE_OVER: "拦截" }, modes: "方式",
    doing: { LISTEN: "正在监听 {{name}}", WHISPER: "正在对 {{name}} 密语", BARGE: "正在强插 {{name}} 的通话", TAKE_OVER: "正在拦截 {{name}} 的通话" },
    heardBy: { LISTEN: "没有人听得到您", WHISPER: "只有坐席听得到您", BARGE: "客户和坐席都听得到您", TAKE_OVER: "客户听得到您" },
    own: "您参与的通话", ringsYou: "正在呼叫您的话机", answerYourPhone: "请接听您的话机", leave: "退出", forceOff: "强拆", forcedOff: "通话已拆除", ordered: "已下达",
    forceReady: "置为就绪", forceNotReady: "置为小休", forceOffline: "强制签出",
    sure: {
      takeOver: "拦截 {{name}} 的通话？", takeOverDetail: "坐席会被挂断，由您继续与客户通话。", forceOff: "强拆 {{name}} 的通话？", forceOffDetail: "客户和坐席会立即被挂断。",
      signOut: "强制签出 {{name}}？", signOutDetail: "坐席不再接到来电；正在进行的通话不受影响，结束后签出。",
    },
    callState: { IVR: "自助语音", WAITING: "等待", RINGING: "振铃", TALKING: "通话中", HELD: "保持", CONSULTING: "咨询中", CONFERENCE: "三方通话" },
    level: { warn: "预警", alarm: "告警" }, measure: { label: "指标", WAITING: "等待人数", LONGEST_WAIT: "最长等待（秒）", SERVICE_LEVEL: "服务水平（%）", AGENT_STATE: "坐席状态时长（秒）" },
    thresholds: "阈值", thresholdsHint: "达到预警值变色，达到告警值变红；可同时响铃。服务水平低于该值时提醒。本公司所有班长共用。", addThreshold: "添加阈值", rings: "响铃",
    listeningShown: "坐席能看到自己正被监听", listeningShownHint: "密语和强插总是显示。", adminOnly: "由管理员设置。密语和强插总是显示。",
    linkAway: "与服务器的连接中断，正在重新连接", linkAwayFix: "显示的是断开前的数据，恢复后自动更新。", fill: "按 F 或点击进入全屏",
  },
};
