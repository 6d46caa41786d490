export const manage = {
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
