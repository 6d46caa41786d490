export const desk = {
  desk: {
    connecting: "正在连接…", then: "之后：{{state}}", noReason: "不注明原因", controls: "通话操作", parties: "通话各方", muted: "已静音", recording: "录音中",
    answerWithin: "接听剩余", wrapUpLeft: "整理剩余", pause: "小休", categoryHint: "选择这通电话的业务", lists: "通话列表", recent: "最近通话", noRecent: "今天打过或接过的电话会出现在这里", endWrapUp: "结束整理", notes: "通话备注", notesHint: "客户的问题、答复和后续安排", category: "业务分类", callBack: "回拨", handled: "标为已处理",
    missed: "未接来电", noMissed: "没有待处理的未接来电", dial: "查找和拨号", dialNumber: "输入号码或分机", colleagues: "同事", goReady: "就绪，开始接听", incoming: "来电：{{who}}",
    away: "与服务器的连接中断，正在重新连接", awayFix: "通话声音不受影响；恢复前按钮暂时不可用。",
    state: { OFFLINE: "离线", NOT_READY: "小休", READY: "就绪", RINGING: "振铃", TALKING: "通话中", WRAP_UP: "整理" },
    call: { OFFERED: "来电", RINGING: "正在呼叫", TALKING: "通话中", HELD: "保持中", CONSULTING: "咨询中", CONFERENCE: "三方通话", WRAP_UP: "整理" },
    direction: { IN: "呼入", OUT: "呼出", INTERNAL: "内部通话" },
    rule: { SIGNED_IN: "刚登录", NO_ANSWER: "有来电未接", REJECTED: "拒接了来电", STATION_FAILED: "话机振铃失败", STATION_LOST: "话机离线", DESK_GONE: "页面曾断开", TOO_LONG: "停留过久" },
    party: { CUSTOMER: "客户", AGENT: "坐席", EXTERNAL: "外线" },
    control: {
      answer: "接听", reject: "拒接", "hang-up": "挂断", hold: "保持", retrieve: "取回", mute: "静音", unmute: "取消静音", digits: "键盘", transfer: "转接", consult: "咨询",
      "consult-complete": "完成转接", "consult-cancel": "结束咨询", conference: "三方通话",
    },
    target: {
      transfer: "转接", consult: "咨询", dial: "呼叫", kind: "找谁", AGENT: "同事", QUEUE: "队列", NUMBER: "号码", typeNumber: "输入电话号码", typeName: "输入姓名或分机",
      nobody: "没有匹配的结果；请换一个词，或改用号码。", enterDials: "按回车拨打这个号码",
    },
    pop: {
      dialled: "拨打号码", shown: "显示号码", several: "这个号码属于多位客户，请确认是哪一位：", queue: "队列", waited: "已等待", path: "按键选择", unavailable: "暂时读不到客户资料", unavailableFix: "通话照常进行；资料恢复后会自动出现。",
      open: "打开客户资料", newCustomer: "新建客户",
    },
    notesState: { saved: "备注自动保存", typing: "正在保存…", failed: "未能保存，继续输入时会重试" },
    contacts: { title: "以往联系", none: "这是第一次联系" },
    finder: { hint: "号码、姓名、公司或分机", nothing: "没有找到；输入完整号码可以直接拨打。", found: "查找结果", customer: "客户" },
    hearing: { title: "谁能听见谁", me: "我", people: "互相听得到", music: "听等待音乐", ringing: "振铃中", nothing: "听不到", pair: "{{a}}和{{b}}互相听得到。", nobody: "现在没有人互相听得到。" },
    pressure: { title: "我的队列", waiting: "{{count}} 人等待", nobody: "无人等待", longest: "最长", late: "超过 {{seconds}} 秒目标", ready: "就绪 {{ready}} / 在岗 {{signedIn}}", none: "您还不在任何队列里，请联系管理员。" },
    today: { title: "我的今天", answered: "接听", made: "呼出 {{count}} 通", talk: "通话时长", share: "占在岗 {{percent}}%", average: "平均通话", longest: "最长", notReady: "小休", signedIn: "在岗", away: "暂时读不到" },
    next: { title: "接下来", missed: "{{count}} 个未接来电待回拨", missedDo: "去回拨", voicemail: "{{count}} 条留言未听", voicemailDo: "去收听", none: "没有待办，安心等下一通电话。" },
    first: {
      title: "三步开始接电话", hide: "不再显示", phone: "选好接听方式", phoneHint: "戴上耳机，说句话，听听自己的声音。", practice: "打一通练习电话", practiceHint: "机器人打给您，一步步练习接听、保持和整理；不进记录和报表。", ready: "切换到就绪",
      readyHint: "第一通真正的电话随后就到。", readyDo: "就绪",
    },
    practice: {
      mark: "练习", start: "开始练习电话", guide: "练习：一通电话的全过程", guideHint: "机器人会说话，请照着做；做错也没关系。", done: "已完成", finished: "全部完成。等整理结束，或按“结束整理”。",
      lesson: { answer: "接听来电", hold: "按“保持”，让对方听音乐", retrieve: "按“取回”，继续通话", note: "写一句备注", category: "选一个业务分类", "hang-up": "挂断" },
    },
    help: { open: "快捷键和帮助", title: "快捷键", hint: "在任何页面都有效，输入备注时也可以用。", calls: "通话中", desk: "工作台", ready: "就绪", pause: "小休", wrapUp: "结束整理", notes: "写备注", dial: "查找和拨号", help: "打开这个窗口" },
    idle: {
      ready: "就绪，等待来电", readyHint: "来电会在这里弹出，同时显示来电人的资料。", offline: "您现在离线", offlineHint: "选好接听方式，就可以开始接听来电。",
      notReadyHint: "此状态下不会分配来电。准备好了就切换到就绪。", label: "当前状态", busyHint: "通话结束后回到这里。",
    },
    station: {
      title: "用什么接听电话", BROWSER: "浏览器", SIP: "SIP 话机", PHONE: "普通电话", none: "未选择话机", online: "在线", offline: "不在线", use: "使用", number: "电话号码", numberHint: "来电时这个号码会响铃，接起后按 1 接通客户。", away: "话机不在线，收不到来电", awayFix: "请检查话机或麦克风，或者换一种接听方式。", check: "选择并试音",
      choose: "选择", missing: "还没有选择接听方式", missingFix: "选好之后才能收到来电。", sipHelp: "话机的账号和密码在这里：", sipLink: "SIP 话机设置",
      hint: { BROWSER: "戴上耳机，用这台电脑的麦克风通话", SIP: "桌面话机或软电话，用分机账号登录", PHONE: "任何手机或固话；响铃后按 1 接听" },
    },
    notice: { NO_ANSWER: "有来电未接听，状态已切换为小休。准备好后请切换到就绪。", STATION_OFFLINE: "话机不在线，暂时收不到来电。请检查话机或改用其他方式。", SUPERVISOR_NOT_REACHED: "您的话机没有接听，未能进入通话。请检查话机后重试。", other: "系统通知" },
    supervisor: { LISTEN: "{{name}} 正在监听", WHISPER: "{{name}} 正在密语，客户听不到", BARGE: "{{name}} 已加入通话", TAKE_OVER: "{{name}} 接管通话" },
  },
};
