import { InputNumber, Segmented, Select as AntSelect, type InputNumberProps, type SegmentedProps, type SelectProps } from "antd";
import { useTranslation } from "react-i18next";

/** antd's own, but for what it says in English only to who hears the page. */
export function Select<V>({ allowClear, ...props }: SelectProps<V>) {
  const { t } = useTranslation();
  return <AntSelect<V> {...props} allowClear={allowClear ? { label: t("common.clear") } : false} />;
}

/** A number, typed or changed by the arrow keys. Without antd's two small buttons: too small to be hit, and named in English only. */
export function NumberInput(props: InputNumberProps<number>) {
  return <InputNumber<number> controls={false} {...props} />;
}

/** One of a few, all of them in sight. What is chosen has to be said: the words alone don't tell it. */
export function Choice<V extends string | number>(props: SegmentedProps<V> & { "aria-label": string }) {
  return <Segmented<V> {...props} />;
}
