export const records = {
  records: {
    intro: "每一通电话：从哪来、谁接的、说了多久、怎么结束的。", one: "通话", facts: "概况", timeline: "经过", recording: "录音", when: "时间", from: "主叫", to: "被叫", area: "归属地", queue: "队列", agent: "坐席",
    wait: "等待", talk: "通话", cause: "结束原因", period: "日期", length: "时长", message: "留言", state: "状态", callBack: "回拨", clear: "清除条件",
    none: "还没有通话", noneHint: "第一通电话结束后就会出现在这里。", nothingFound: "没有符合条件的通话", nothingFoundHint: "放宽日期或去掉一个条件再试。",
    recordingRuns: "正在录音，可先听已录部分", recordingFailed: "录音无法播放", recordingFailedFix: "通话记录不受影响。请把通话时间告诉管理员。",
    voicemailIntro: "无人接听时来电人留下的话。播放即标为已听。", noVoicemail: "没有留言", noVoicemailHint: "队列溢出到语音信箱的留言会出现在这里。", heard: "已听", new: "新留言", markHeard: "标为已听", markNew: "标为新",
    missedIntro: "没有等到坐席接听就挂断的来电。", noMissed: "没有未接来电", noMissedHint: "每一位来电人都得到了接听。", open: "待处理", done: "已处理", markDone: "标为已处理",
    direction: { label: "方向", IN: "呼入", OUT: "呼出", INTERNAL: "内部" },
    outcome: { label: "结果", running: "进行中", ANSWERED: "已接听", ABANDONED: "已放弃", VOICEMAIL: "留言", IVR_ONLY: "自助结束", FAILED: "失败", LOST: "中断" },
    kind: { CALL: "通话录音", VOICEMAIL: "语音留言" },
  },
  timeline: {
    CallStarted: "来电进入", CallAnswered: "系统应答", IvrStep: "流程节点", DigitsPressed: "按键", ContactQueued: "进入队列", ContactOffered: "分配给坐席", OfferEnded: "分配结束",
    ContactConnected: "坐席接通", ContactOverflowed: "溢出", ContactAbandoned: "来电人放弃", PartyHeld: "保持", PartyRetrieved: "取回", TransferStarted: "开始转接", TransferCompleted: "转接完成",
    ConferenceStarted: "三方通话", PartyLeft: "一方离开", VoicemailLeft: "留下语音", RecordingStarted: "开始录音", RecordingFinished: "录音结束", PromptMissing: "语音文件缺失", FlowFailed: "流程出错",
    CallEnded: "通话结束", CallLost: "通话中断", WrapUpEnded: "整理结束", CallSupervised: "班长介入", SupervisionEnded: "班长退出", CallForcedOff: "班长强拆",
  },
  timelineWord: {
    direction: "方向", from: "主叫", dialled: "拨打", to: "至", trunk: "中继", area: "归属地", kind: "类型", label: "名称", digits: "按键", queue: "队列", priority: "优先级", agent: "坐席", why: "原因", waited: "等待",
    party: "一方", cause: "原因", duration: "时长", bytes: "大小", name: "名称", by: "由", fault: "责任", category: "分类", notes: "备注", reason: "原因",
    IN: "呼入", OUT: "呼出", INTERNAL: "内部", CALLER: "来电人", AGENT: "坐席", SYSTEM: "系统", TRUNK: "中继", NO_ANSWER: "无人接听", REJECTED: "拒接", CALLER_LEFT: "来电人已挂断", FAILED: "失败", TAKEN: "已由他人接听",
    BLIND: "直接转接", CONSULT: "咨询转接", NONE: "无", CALLEE: "被叫", OURS: "平台", UNKNOWN: "未知", NORMAL_CLEARING: "正常结束", USER_BUSY: "忙",
    LISTEN: "监听", WHISPER: "密语", BARGE: "强插", TAKE_OVER: "拦截", supervisorName: "班长", mode: "方式", lasted: "时长", login: "账号",
    CUSTOMER: "客户", EXTERNAL: "外线", TIMEOUT: "等待超时", FULL: "队列已满", NO_AGENTS: "无坐席在线", QUEUE: "队列", VOICEMAIL: "语音信箱", HANG_UP: "挂断",
  },
};
