export const desk = {
  desk: {
    connecting: "正在连接…", then: "之后：{{state}}", noReason: "不注明原因", controls: "通话操作", parties: "通话各方", muted: "已静音", recording: "录音中",
    answerWithin: "接听剩余", endWrapUp: "结束整理", notes: "通话备注", notesHint: "客户的问题、答复和后续安排", category: "业务分类", callBack: "回拨", handled: "标为已处理",
    missed: "未接来电", noMissed: "没有待处理的未接来电", dial: "拨号", dialNumber: "输入号码或分机", colleagues: "同事", goReady: "就绪，开始接听", incoming: "来电：{{who}}",
    away: "与服务器的连接中断，正在重新连接", awayFix: "通话声音不受影响；恢复前按钮暂时不可用。",
    state: { OFFLINE: "离线", NOT_READY: "小休", READY: "就绪", RINGING: "振铃", TALKING: "通话中", WRAP_UP: "整理" },
    call: { OFFERED: "来电", RINGING: "正在呼叫", TALKING: "通话中", HELD: "保持中", CONSULTING: "咨询中", CONFERENCE: "三方通话", WRAP_UP: "整理" },
    direction: { IN: "呼入", OUT: "呼出", INTERNAL: "内部通话" },
    rule: { SIGNED_IN: "刚登录", NO_ANSWER: "有来电未接", REJECTED: "拒接了来电", STATION_FAILED: "话机振铃失败", STATION_LOST: "话机离线", DESK_GONE: "页面曾断开", TOO_LONG: "停留过久" },
    party: { CUSTOMER: "客户", AGENT: "坐席", EXTERNAL: "外线" },
    partyState: { TALKING: "通话中", HELD: "听等待音乐", RINGING: "振铃中", CONSULTED: "咨询中", LOST: "连接中断，正在恢复" },
    control: {
      answer: "接听", reject: "拒接", "hang-up": "挂断", hold: "保持", retrieve: "取回", mute: "静音", unmute: "取消静音", digits: "键盘", transfer: "转接", consult: "咨询",
      "consult-complete": "完成转接", "consult-cancel": "结束咨询", conference: "三方通话",
    },
    target: {
      transfer: "转接", consult: "咨询", dial: "呼叫", AGENT: "同事", QUEUE: "队列", NUMBER: "号码", typeNumber: "输入电话号码", typeName: "输入姓名或分机",
      nobody: "没有匹配的结果；请换一个词，或改用号码。", enterDials: "按回车拨打这个号码",
    },
    pop: {
      dialled: "被叫号码", queue: "队列", waited: "已等待", path: "按键路径", unavailable: "暂时读不到客户资料", unavailableFix: "通话照常进行；资料恢复后会自动出现。",
      open: "打开客户资料", newCustomer: "新建客户",
    },
    notesState: { saved: "备注自动保存", typing: "正在保存…", failed: "未能保存，继续输入时会重试" },
    idle: {
      ready: "就绪，等待来电", readyHint: "来电会在这里弹出，同时显示来电人的资料。", offline: "您现在离线", offlineHint: "选好接听方式，就可以开始接听来电。",
      notReadyHint: "此状态下不会分配来电。准备好了就切换到就绪。",
    },
    station: {
      title: "用什么接听电话", BROWSER: "浏览器", SIP: "SIP 话机", PHONE: "普通电话", none: "未选择话机", online: "在线", offline: "不在线", use: "使用", number: "电话号码",
      choose: "选择", missing: "还没有选择接听方式", missingFix: "选好之后才能收到来电。", sipHelp: "话机的账号和密码在这里：", sipLink: "SIP 话机设置",
      hint: { BROWSER: "戴上耳机，用这台电脑的麦克风通话", SIP: "桌面话机或软电话，用分机账号登录", PHONE: "任何手机或固话；响铃后按 1 接听" },
    },
    notice: { NO_ANSWER: "有来电未接听，状态已切换为小休。准备好后请切换到就绪。", STATION_OFFLINE: "话机不在线，暂时收不到来电。请检查话机或改用其他方式。", other: "系统通知" },
  },
};
