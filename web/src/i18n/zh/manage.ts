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
    more: "还有 {{count}} 项", undo: "撤销", undoAsk: "撤销这项改动？", undoDetail: "只恢复这一项所改的内容；之后别人改过同样内容的，会拒绝并说明是谁。", undoImport: "把这一批新增的坐席全部停用。", undoneNow: "已撤销", undid: "撤销了“{{action}}”", none: "无", yes: "是", no: "否", people: "{{count}} 位坐席",
    field: {
      name: "名称", strategy: "分配方式", ring_seconds: "振铃时长（秒）", max_wait_seconds: "最长等待（秒）", max_waiting: "最多排队人数", wrap_up_seconds: "整理时间（秒）", service_level_seconds: "服务水平时限（秒）", music_prompt_id: "等待音乐", on_timeout: "等待超时后", on_timeout_queue_id: "超时转到的队列", on_full: "队列已满时", on_full_queue_id: "已满转到的队列",
      on_no_agents: "无坐席在线时", on_no_agents_queue_id: "无坐席转到的队列", skills: "技能", members: "成员", queues: "队列", levels: "技能等级", needs: "队列要求", login: "登录名", role: "角色", disabled: "已停用", extension: "分机", number: "号码", flow_id: "呼入流程", trunk_id: "中继", time_zone: "时区", country_code: "国家代码", allowed_prefixes: "允许外呼的号段", outbound_caller_id: "外呼显示号码", rules: "营业时间", hours: "营业时段", holidays: "节假日", workdays: "调休上班",
    },
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
  },
};
