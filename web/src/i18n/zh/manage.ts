export const manage = {
  imports: {
    open: "批量添加", title: "用表格批量添加坐席", step1: "1. 下载模板并填写", step1Hint: "第一行是列名，每位坐席一行，最多 2000 行。队列和技能写成“名称:数字”，多个用分号隔开；数字可省略。", template: "{{format}} 模板", step2: "2. 上传填好的表格", drop: "点击或拖入表格文件", formats: "xlsx 或 csv，不超过 4 MB；只读第一个工作表",
    checking: "正在检查…", step3: "3. 核对后添加", fine: "{{count}} 位坐席，没有问题", bad: "{{count}} 处要改：改好表格再上传一次，现在什么也没有添加", sheet: "整张表", take: "添加 {{count}} 位坐席", taking: "正在添加，2000 位约需一分钟", again: "换一个文件",
    made: "已添加 {{count}} 位坐席", madeFix: "密码只在这里显示一次：请现在下载并交给本人。要撤销整批，请到“操作日志”。", download: "下载登录名和密码", row: "行", columnTitle: "列", what: "怎么改", more: "还有 {{count}} 行",
    column: { NAME: "姓名", LOGIN: "登录名", EXTENSION: "分机", ROLE: "角色", QUEUES: "队列", SKILLS: "技能" },
    problem: {
      empty: "这里不能空着", "too-long": "太长或太多，最多 {{detail}}", form: { LOGIN: "“{{detail}}”不能作登录名：用小写字母、数字、点、横线、下划线", EXTENSION: "“{{detail}}”不能作分机：用 2 到 8 位数字" }, taken: "“{{detail}}”已经有人用了，请换一个", twice: "与第 {{detail}} 行相同，请换一个",
      "role-unknown": "没有“{{detail}}”这个角色：写坐席、班长或管理员，或者留空", unknown: { QUEUES: "没有名为“{{detail}}”的队列：先新建，或改成已有的名称", SKILLS: "没有名为“{{detail}}”的技能：先新建，或改成已有的名称" }, number: { QUEUES: "“{{detail}}”的优先级应为 1 到 100", SKILLS: "“{{detail}}”的等级应为 1 到 10" },
      "column-unknown": "不认识列名“{{detail}}”：删掉这一列，或用模板里的列名", "column-missing": "缺少这一列：请按模板补上", "no-rows": "表里没有坐席：从第二行开始填写", "too-many-rows": "有 {{detail}} 行，一次最多 2000 行：请分成几个文件", unreadable: "读不出这个文件：请另存为 xlsx 或 csv 再上传", "no-seat": "座席不够（需要 / 剩余：{{detail}}）：停用一些人，或请运营方增加座席",
    },
  },
  matrix: {
    title: "技能矩阵", intro: "每格是一位坐席一项技能的等级，1 到 10，留空表示没有。方向键移动，输入数字，Delete 清空。", open: "技能矩阵", list: "技能名称", filter: "按姓名筛选", agent: "坐席", changes: "{{count}} 处改动未保存", discard: "放弃改动", rule: "等级是 1 到 10", noAgents: "没有符合的坐席", noSkills: "还没有技能", noSkillsHint: "先新建技能，再回来填等级。", cell: "{{agent}}，{{skill}}", more: "显示更多坐席",
  },
  history: {
    colon: "：", detail: { title: "标题", code: "企业代码", seats: "座席数", maxCalls: "同时通话数", state: "状态", addresses: "地址", number: "号码", username: "用户名", agent: "坐席", mode: "方式", seconds: "时长（秒）", version: "版本", role: "角色", name: "名称" },
    more: "还有 {{count}} 项", undo: "撤销", undoAsk: "撤销这项改动？", undoDetail: "只恢复这一项所改的内容；之后别人改过同样内容的，会拒绝并说明是谁。", undoImport: "把这一批新增的坐席全部停用。", undoneNow: "已撤销", undid: "撤销了“{{action}}”", none: "无", yes: "是", no: "否", people: "{{count}} 位坐席",
    field: {
      name: "名称", strategy: "分配方式", ring_seconds: "振铃时长（秒）", max_wait_seconds: "最长等待（秒）", max_waiting: "最多排队人数", wrap_up_seconds: "整理时间（秒）", service_level_seconds: "服务水平时限（秒）", music_prompt_id: "等待音乐", on_timeout: "等待超时后", on_timeout_queue_id: "超时转到的队列", on_full: "队列已满时", on_full_queue_id: "已满转到的队列",
      on_no_agents: "无坐席在线时", on_no_agents_queue_id: "无坐席转到的队列", skills: "技能", members: "成员", queues: "队列", levels: "技能等级", needs: "队列要求", login: "登录名", role: "角色", disabled: "已停用", extension: "分机", number: "号码", flow_id: "呼入流程", trunk_id: "中继", time_zone: "时区", country_code: "国家代码", allowed_prefixes: "允许外呼的号段", outbound_caller_id: "外呼显示号码", rules: "营业时间", hours: "营业时段", holidays: "节假日", workdays: "调休上班",
    },
  },
  alarms: {
    intro: "需要有人处理的情况，和最近已经恢复的。每条都有处置办法。", none: "一切正常", noneHint: "每 10 秒检查一次：负载、中继、数据库、磁盘、录音、证书、时钟。", standing: "{{count}} 条告警未恢复", look: "查看", since: "自", cleared: "恢复于", severity: { CRITICAL: "严重", WARNING: "注意" }, state: { stands: "未恢复", over: "已恢复" }, book: "应急预案",
    part: { symptom: "现象", cause: "多半是", interim: "先这样恢复", solution: "彻底解决" },
    kind: {
      NODE_BUSY: { title: "节点负载 {{percent}}%，该扩容了", symptom: "同时通话 {{calls}} 路，额定 {{rated}} 路，已超过 70%。通话都正常。", cause: "业务增长，或某个租户突然来电很多。", interim: "不需要马上处理；看“租户”里谁的当前通话最多，必要时降低其并发上限。", solution: "在两周内增加一台节点，或换更大的机器并用 bench/run 重新测定额定路数（rated-calls）。" },
      NODE_FULL: { title: "节点已满，新来电被拒绝", symptom: "同时通话 {{calls}} 路，达到额定 {{rated}} 路；新来电收到 503，已有通话不受影响。", cause: "来电突增，或另一台节点停了，来电都到这一台。", interim: "请运营商把来电分到其他节点；在“租户”里暂时降低来电最多的租户的并发上限。", solution: "增加节点；若机器实际还有余量，用 bench/run 测定后调高 rated-calls。" },
      TRUNK_DOWN: { title: "中继不通", symptom: "探测没有应答或注册失败：{{detail}}。经它的来电和外呼接不通。", cause: "运营商设备或线路故障、防火墙改动、账号密码被改。", interim: "有备用地址或备用中继时，把号码改走备用；并打电话给运营商报障，给出上面的应答。", solution: "从本机 ping 和抓包核对地址、端口、防火墙；注册方式核对账号密码；恢复后探测自动变为可达。" },
      TRUNK_BUSY: { title: "中继已用 {{percent}}%", symptom: "{{calls}} 路在用，共 {{rated}} 路。用满后这条中继的来电收到忙音。", cause: "来电或外呼高峰。", interim: "暂停大批量外呼；把部分号码移到其他中继。", solution: "向运营商增加并发路数，然后在“中继”里调高上限。" },
      DATABASE_AWAY: { title: "数据库连不上", symptom: "通话、坐席、录音照常；记录不能查，配置不能改。{{waiting}} 条事件在本机等待写入。", cause: "PostgreSQL 停了、磁盘满了、网络断了或密码改了。", interim: "不要重启本程序；查看 PostgreSQL 是否运行、磁盘是否已满，启动它。事件会自动补写，不丢不重。", solution: "看 PostgreSQL 日志找原因；自带的数据库被 kill 后会自动拉起，正常停止的要人来启动。" },
      JOURNAL_WAITING: { title: "{{waiting}} 条事件等待写入数据库", symptom: "通话记录和报表落后于实际；通话不受影响。", cause: "数据库慢或不可用，常见为磁盘慢、长事务、磁盘满。", interim: "查看数据库是否可达；结束占用很久的查询。不要删除 journal 目录。", solution: "给数据库更快的磁盘或更多内存；确认后积压会自己消化。" },
      DISK_LOW: { title: "磁盘只剩 {{percent}}%", symptom: "{{gigabytes}} GB 可用。低于 3% 后录音可能写不下。", cause: "录音多、日志多，或别的程序占用。", interim: "把 recordings 里最老的录音移到别的存储；清理系统日志。", solution: "扩大磁盘，或缩短录音保存时间。" },
      DISK_FULL: { title: "磁盘几乎满了", symptom: "只剩 {{percent}}%（{{gigabytes}} GB）。录音可能中断，数据库可能停写。", cause: "告警“磁盘不足”没有及时处理，或有程序突然写了很多。", interim: "马上腾出空间：移走最老的录音，删除临时文件；不要动 pg 和 journal 目录。", solution: "扩大磁盘，并给数据目录单独的分区。" },
      RECORDINGS_PENDING: { title: "{{waiting}} 段录音还没有转成 MP3", symptom: "录音已完整保存，可以在页面播放，但 MP3 下载要等。", cause: "处理器太忙，或某段录音转换失败（见日志 recording.mp3-failed）。", interim: "高峰过后会自己追上；不要删除 recordings/pending。", solution: "长期如此说明机器太小；个别失败的会在下次启动时重试。" },
      CERTIFICATE_ENDS: { title: "HTTPS 证书 {{days}} 天后到期", symptom: "到期后浏览器会拦截页面，坐席无法使用麦克风。", cause: "证书没有自动续期。", interim: "现在就向签发机构续期，替换 tls-certificate 和 tls-key 所指的文件后重启。", solution: "给证书配上自动续期；自制证书重启后会自动重做。" },
      CLOCK_DRIFT: { title: "时钟相差 {{seconds}} 秒", symptom: "本机与数据库的时间不一致，时间线和报表会错位。", cause: "NTP 没有运行，或虚拟机暂停后恢复。", interim: "在两台机器上运行 timedatectl，启用 NTP。", solution: "让所有机器使用同一组 NTP 服务器，并监控其状态。" },
    },
  },
  operate: {
    used: "{{used}} / {{of}}", callsNow: "当前通话 / 上限", failing: "未应答", sinceReach: "自", disk: "磁盘可用", certificate: "证书到期", recordings: "待转 MP3 的录音", memory: "内存", cpu: "系统负载（每核）", unknown: "未知", noHttps: "未启用 HTTPS", gigabytes: "{{free}} GB / {{total}} GB（{{percent}}%）",
  },
  studio: {
    record: "用麦克风录音", stop: "停止", again: "重录", recording: "正在录音", use: "这段录音会被保存", noMicrophone: "用不了麦克风：请在浏览器地址栏里允许，或改为上传文件。", insecure: "浏览器只在 https 或本机地址上允许使用麦克风；请改用 https 打开，或上传文件。", tooLong: "最长 10 分钟", or: "或者", play: "播放", pause: "暂停", wave: "{{name}} 的波形，共 {{length}}",
  },
  year: {
    title: "{{year}} 年", previous: "上一年", next: "下一年", kind: { OPEN: "营业", CLOSED: "休息", HOLIDAY: "节假日", EXCHANGED: "调休上班" }, days: "营业 {{open}} 天，节假日 {{holidays}} 天，调休上班 {{exchanged}} 天", show: "年历", missing: "这一年还没有填节假日；国务院通知发布后请补上。",
  },
  problem: {
    "undo-newer": { title: "之后又有人改过同样的内容：{{detail}}", fix: "先撤销较新的那一项，或者直接手工修改。" },
    "undo-overtaken": { title: "同样的内容之后又变了", fix: "请查看现在的设置，需要的话手工修改。" },
    "undo-impossible": { title: "这一项不能撤销", fix: "请重新建立，或者手工改回。" },
    "undo-refers-to-missing": { title: "它引用的内容已经不在了", fix: "请先撤销那一项的删除。" },
    "changed-meanwhile": { title: "有人刚改过其中的等级", fix: "请重新加载后再填。" },
    "sheet-has-problems": { title: "表格里还有问题，什么也没有添加", fix: "请按列出的位置改好，再上传一次。" },
    "sheet-too-large": { title: "表格太大", fix: "最多 4 MB；请删掉图片和其他工作表。" },
  },
  audit: {
    "agents-imported": "批量添加坐席", undone: "撤销", "skill-levels-changed": "修改技能矩阵", "sip-credentials-made": "生成 SIP 密码", "flow-created": "新建流程", "flow-deleted": "删除流程",
    "announcement-made": "发布公告", "announcement-changed": "修改公告", "announcement-withdrawn": "删除公告", "customer-created": "新建客户", "customer-changed": "修改客户", "customer-deleted": "删除客户", "category-added": "新建业务分类", "category-changed": "修改业务分类", "category-removed": "删除业务分类",
    "board-changed": "修改监控阈值", "calls-exported": "导出通话记录", "recording-heard": "收听录音", "recording-downloaded": "下载录音", "call-supervised": "介入通话", "supervision-ended": "结束介入", "call-forced-off": "强拆通话", "agent-state-forced": "强制调整坐席状态",
  },
};
