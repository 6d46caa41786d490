import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Switch } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NumberInput, Select } from "./inputs";

type Name = string | number | (string | number)[];
interface FieldProps { name: Name; label: string; hint?: ReactNode; optional?: boolean }

export function TextField({ name, label, hint, optional, max = 100, pattern, message, autoFocus, mode, disabled }: FieldProps & {
  max?: number; pattern?: RegExp; message?: string; autoFocus?: boolean; mode?: "tel" | "numeric"; disabled?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={label} extra={hint} rules={[{ required: !optional, whitespace: true, message: t("common.required") }, ...(pattern ? [{ pattern, message }] : [])]}>
      <Input maxLength={max} autoFocus={autoFocus} inputMode={mode} disabled={disabled} />
    </Form.Item>
  );
}

export function NumberField({ name, label, hint, min, max, unit }: FieldProps & { min: number; max: number; unit?: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={label} extra={hint} rules={[{ required: true, message: t("common.required") }]}>
      <NumberInput min={min} max={max} precision={0} suffix={unit} style={{ width: 160 }} />
    </Form.Item>
  );
}

export interface Option { value: string | number; label: string }

export function ChoiceField({ name, label, hint, optional, options, several, empty }: FieldProps & { options: Option[]; several?: boolean; empty?: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={label} extra={hint} rules={[{ required: !optional, message: t("common.required") }]}>
      <Select options={options} allowClear={optional} mode={several ? "multiple" : undefined} showSearch={options.length > 8 ? { optionFilterProp: "label" } : false} placeholder={empty} />
    </Form.Item>
  );
}

export function SwitchField({ name, label, hint }: FieldProps) {
  return <Form.Item name={name} label={label} extra={hint} valuePropName="checked"><Switch /></Form.Item>;
}

interface RowsProps<T> { name: Name; label: string; hint?: ReactNode; addLabel: string; blank: () => T; row: (name: number) => ReactNode; max?: number }

/** A list inside a form: one line for each entry, added at the end, each with its own way out. */
export function Rows<T>({ name, label, hint, addLabel, blank, row, max = 200 }: RowsProps<T>) {
  const { t } = useTranslation();
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <Form.Item label={label} extra={hint} required>
          <div className="tl-stack-tight">
            {fields.map((field, at) => (
              <div key={field.key} className="tl-row" style={{ flexWrap: "nowrap", alignItems: "center" }}>
                {row(field.name)}
                <Button type="text" icon={<MinusCircleOutlined aria-hidden />} aria-label={`${t("common.remove")} ${label} ${at + 1}`} onClick={() => remove(field.name)} />
              </div>
            ))}
            {fields.length < max && <div><Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(blank())}>{addLabel}</Button></div>}
          </div>
        </Form.Item>
      )}
    </Form.List>
  );
}
