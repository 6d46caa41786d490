import { PlusOutlined } from "@ant-design/icons";
import { Button, type FormInstance, type TableProps } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "~/api/client";
import { useAction, ConfirmButton } from "./actions";
import { EmptyState, Page } from "./basics";
import { DataTable } from "./DataTable";
import { EntityForm } from "./EntityForm";
import { useList } from "./lists";

interface Props<T extends { id: number }, V extends object> {
  title: string;
  intro: string;
  /** Where the things live: GET lists, POST makes, PUT /id changes, DELETE /id removes. */
  path: string;
  /** Other lists that show what is changed here. */
  alsoRefresh?: string[];
  newLabel: string;
  empty: { title: string; hint: string; icon?: ReactNode };
  columns: NonNullable<TableProps<T>["columns"]>;
  blank: Partial<V>;
  formOf: (row: T) => V;
  bodyOf: (form: V, row: T | null) => Record<string, unknown>;
  fields: (form: FormInstance<V>, row: T | null) => ReactNode;
  nameOf: (row: T) => string;
  deleteDetail?: string;
  wide?: boolean;
  canEdit?: boolean;
  /** What the server shows once, after making one. */
  onMade?: (made: T) => void;
  rowActions?: (row: T) => ReactNode;
  extra?: ReactNode;
}

/** A list of things of one kind and the drawer that makes and changes them: most of set-up looks like this. */
export function EntityPage<T extends { id: number }, V extends object>(props: Props<T, V>) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<T | "new" | null>(null);
  const key = [props.path.slice(1)];
  const rows = useList<T>(props.path, key);
  const refresh = [key, ...(props.alsoRefresh ?? []).map((name) => [name])];
  const row = editing === "new" ? null : editing;
  const save = useAction(
    (form: V) => row === null ? api.post<T>(props.path, props.bodyOf(form, null)) : api.put<T>(`${props.path}/${row.id}`, props.bodyOf(form, row)),
    { quiet: true, done: t("common.saved"), refresh, onDone: (made) => { setEditing(null); if (row === null) props.onMade?.(made); } },
  );
  const remove = useAction((id: number) => api.delete(`${props.path}/${id}`), { done: t("common.deleted"), refresh });
  const add = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing("new")}>{props.newLabel}</Button>;
  const canEdit = props.canEdit ?? true;
  return (
    <Page title={props.title} intro={props.intro} actions={<>{props.extra}{add}</>}>
      <DataTable<T> label={props.title} rows={rows} rowKey="id" onOpen={canEdit ? setEditing : undefined}
        empty={<EmptyState title={props.empty.title} hint={props.empty.hint} icon={props.empty.icon} action={add} />}
        columns={[...props.columns, {
          title: <span className="tl-visually-hidden">{t("common.actions")}</span>, align: "right", render: (_, one: T) => (
            <div className="tl-row" style={{ justifyContent: "flex-end", flexWrap: "nowrap" }}>
              {props.rowActions?.(one)}
              {canEdit && <Button size="small" type="text" aria-label={`${t("common.edit")} ${props.nameOf(one)}`} onClick={() => setEditing(one)}>{t("common.edit")}</Button>}
              <ConfirmButton size="small" type="text" danger aria-label={`${t("common.delete")} ${props.nameOf(one)}`} question={t("common.deleteAsk", { name: props.nameOf(one) })}
                detail={props.deleteDetail} onConfirm={() => remove.mutate(one.id)}>{t("common.delete")}</ConfirmButton>
            </div>
          ),
        }]} />
      {editing !== null && (
        <EntityForm<V, T> key={row?.id ?? "new"} open title={row ? props.nameOf(row) : props.newLabel} wide={props.wide} initial={row ? props.formOf(row) : props.blank}
          save={save} onClose={() => setEditing(null)}>
          {(form) => props.fields(form, row)}
        </EntityForm>
      )}
    </Page>
  );
}
