export const flows = {
  flows: {
    intro: "来电怎样被接待：放什么、按什么键、去哪里。", new: "新建流程", none: "还没有流程", noneHint: "新建一个，发布后在“号码”里选用。", published: "使用中", draftOnly: "仅草稿", version: "第 {{version}} 版", problems: "待解决的问题", deleteDetail: "正在使用它的号码需要先换流程。",
    fine: "流程完整，可以发布", steps: "步骤", addStep: "添加步骤", unreached: "来电走不到的步骤", start: "起点", makeStart: "设为起点", name: "流程名称", publish: "发布", publishHint: "发布后新来电立即按新版本接待，进行中的来电不受影响。", publishedNow: "已发布", note: "说明", noteHint: "改了什么、为什么",
    versions: "历史版本", neverPublished: "还没有发布过", neverPublishedHint: "发布后可以随时退回旧版本。", inUse: "使用中", rollBack: "退回此版", rollBackAsk: "退回第 {{version}} 版？", rollBackDetail: "新来电立即按这一版接待；草稿不变。", rolledBack: "已退回",
    saveState: { saved: "草稿已保存", changed: "有改动…", saving: "正在保存…", failed: "草稿未能保存" },
    kind: { play: "播放语音", menu: "按键菜单", collect: "收集号码", time: "时间判断", queue: "进入队列", voicemail: "语音留言", transfer: "转接外线", hangup: "挂断" },
    language: "系统语音的语言", openExit: { end: "说再见后挂断", menu: "与按错键相同；都不选则进第一个队列" }, exits: "接下来", exit: { next: { usual: "然后", transfer: "接不通时", queue: "没人接时" }, noInput: { usual: "没有按键" }, invalid: { usual: "按错键" }, open: { usual: "营业时间" }, closed: { usual: "非营业时间" } },
    pressed: "按 {{key}}", addKey: "添加按键 {{key}}", noExit: "还没有去处", choose: "请选择", prompts: "语音", promptsHint: "按选择的先后播放。", ownPrompts: "自己的语音", builtinPrompts: "系统语音", timeout: "等待按键", tries: "最多几次", variable: "存为", variableHint: "按下的数字记在这个名字下，会显示给坐席。", maxDigits: "最多位数", terminator: "结束键",
    calendar: "工作日历", queue: "队列", priority: "优先级", box: "留言给队列", number: "电话号码", numberHint: "须在允许外呼的号段内。",
    builtin: {
      "recording-notice": "录音告知", welcome: "欢迎语", "main-menu": "主菜单", "please-wait": "请稍候", "all-agents-busy": "坐席全忙", closed: "非营业时间", "leave-message": "请留言", "message-saved": "留言已保存", "invalid-key": "按键无效",
      "no-input": "没有听到按键", "transfer-failed": "转接失败", "sorry-error": "抱歉，出错了", goodbye: "再见",
    },
    picture: "流程图", way: "下一步", deadEnd: "没有去处", zoom: { all: "缩放", in: "放大", out: "缩小", fit: "看全图" },
    change: {
      show: "改了什么", since: "与正在使用的第 {{version}} 版相比", none: "没有区别，来电的接待方式不变。", more: "还有 {{count}} 处。", added: "新增步骤“{{name}}”", removed: "去掉步骤“{{name}}”", renamed: "“{{before}}”改名为“{{name}}”", kind: "“{{name}}”换成了另一种步骤", setting: "“{{name}}”的内容有改动",
      way: "“{{name}}”{{exit}}：原来去“{{before}}”，现在去“{{after}}”", wayNew: "“{{name}}”{{exit}}：现在去“{{after}}”", wayGone: "“{{name}}”{{exit}}：不再去“{{before}}”", start: "来电从“{{name}}”开始", language: "系统语音换了语言",
    },
    problem: {
      "no-start": "没有起点", "start-missing": "起点不存在", "too-many-nodes": "步骤太多（{{detail}}），请拆成两个流程", "id-twice": "有两个步骤同名", "exit-open": "“{{field}}”还没有去处", "target-missing": "“{{field}}”指向的步骤已不存在",
      "menu-without-exits": "菜单还没有按键", "key-invalid": "这个键无效：{{detail}}", "value-out-of-bounds": "{{field}} 超出范围（{{detail}}）", "prompt-missing": "语音已不存在：{{detail}}", "prompts-missing": "还没有选语音", "queue-missing": "还没有选队列",
      "calendar-missing": "还没有选日历", "number-invalid": "电话号码不对", "loop-without-input": "会一直循环，来电人无法离开", unreachable: "来电走不到这一步",
    },
  },
};
