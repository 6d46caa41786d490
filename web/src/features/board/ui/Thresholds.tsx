import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { AgentStateName, BoardSettings, Measure, Threshold } from "~/api/types";
import { useAction } from "~/design/actions";
import { ErrorNote } from "~/design/basics";
import { NumberInput, Select } from "~/design/inputs";
import { Sheet } from "~/design/overlays";
import * as rest from "../api/board";
import type { Rows } from "../state/board";

const measures: Measure[] = ["WAITING", "LONGEST_WAIT", "SERVICE_LEVEL", "AGENT_STATE"];
const states: AgentStateName[] = ["NOT_READY", "READY", "RINGING", "TALKING", "WRAP_UP"];
const MOST = 200;

interface Props { rows: Rows; isAdmin: boolean; open: boolean; onClose: () => void }

/** From where on a figure draws attention; kept for the whole company. */
export function Thresholds({ rows, isAdmin, open, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<BoardSettings>();
  const save = useAction((values: BoardSettings) => rest.saveSettings(values), { quiet: true, done: t("common.saved"), onDone: onClose });
  const finish = (values: BoardSettings) => save.mutate({
    listeningShown: isAdmin ? values.listeningShown : rows.settings.listeningShown,
    thresholds: (values.thresholds ?? []).map((one: Threshold) => ({
      ...one, rings: one.rings ?? false, queue: one.measure === "AGENT_STATE" ? null : one.queue ?? null, state: one.measure === "AGENT_STATE" ? one.state : null,
    })),
  });
  return (
    <Sheet title={t("board.thresholds")} open={open} onClose={onClose} size={640} destroyOnHidden
      extra={<Button type="primary" loading={save.isPending} onClick={() => form.submit()}>{t("common.save")}</Button>}>
      <Form<BoardSettings> form={form} layout="vertical" initialValues={rows.settings} onFinish={finish}>
        {save.error ? <ErrorNote error={save.error} /> : null}
        <p className="tl-soft">{t("board.thresholdsHint")}</p>
        <Form.List name="thresholds">
          {(fields, { add, remove }) => (
            <div className="tl-stack">
              {fields.map((field) => (
                <div key={field.key} className="board-threshold">
                  <Form.Item name={[field.name, "measure"]} label={t("board.measure.label")} rules={[{ required: true }]}><Select options={measures.map((value) => ({ value, label: t(`board.measure.${value}`) }))} /></Form.Item>
                  <Form.Item noStyle shouldUpdate>
                    {() => form.getFieldValue(["thresholds", field.name, "measure"]) === "AGENT_STATE"
                      ? <Form.Item name={[field.name, "state"]} label={t("board.state")} rules={[{ required: true }]}><Select options={states.map((value) => ({ value, label: t(`desk.state.${value}`) }))} /></Form.Item>
                      : <Form.Item name={[field.name, "queue"]} label={t("board.queue")}><Select allowClear placeholder={t("board.allQueues")} options={[...rows.queues.values()].map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>}
                  </Form.Item>
                  <Form.Item name={[field.name, "warn"]} label={t("board.level.warn")} rules={[{ required: true }]}><NumberInput min={0} max={86400} /></Form.Item>
                  <Form.Item name={[field.name, "alarm"]} label={t("board.level.alarm")} rules={[{ required: true }]}><NumberInput min={0} max={86400} /></Form.Item>
                  <Form.Item name={[field.name, "rings"]} valuePropName="checked" label={t("board.rings")}><Checkbox aria-label={t("board.rings")} /></Form.Item>
                  <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t("common.delete")} onClick={() => remove(field.name)} />
                </div>
              ))}
              {fields.length < MOST && <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ measure: "WAITING", queue: null, state: null, warn: 5, alarm: 10, rings: false })}>{t("board.addThreshold")}</Button>}
            </div>
          )}
        </Form.List>
        <Form.Item name="listeningShown" valuePropName="checked" label={t("board.listeningShown")} extra={t(isAdmin ? "board.listeningShownHint" : "board.adminOnly")} style={{ marginTop: 24 }}>
          <Switch disabled={!isAdmin} aria-label={t("board.listeningShown")} />
        </Form.Item>
      </Form>
    </Sheet>
  );
}
