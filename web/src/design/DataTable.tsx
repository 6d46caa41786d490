import { Button, Table, type TableProps } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "./basics";

interface Loadable<T> { data?: T[] | undefined; error: unknown; isPending: boolean; refetch: () => unknown }
interface Props<T> {
  rows: Loadable<T>;
  columns: NonNullable<TableProps<T>["columns"]>;
  rowKey: keyof T & string;
  /** Shown when there is nothing: says what to do next. */
  empty: ReactNode;
  label: string;
  onOpen?: (row: T) => void;
  more?: { has: boolean; loading: boolean; load: () => void };
}

const SKELETON_ROWS = 8;

/** A list of things: loading, failed, empty and full look the same on every page. */
export function DataTable<T extends object>({ rows, columns, rowKey, empty, label, onOpen, more }: Props<T>) {
  const { t } = useTranslation();
  if (rows.error) return <ErrorNote error={rows.error} onRetry={() => void rows.refetch()} />;
  if (rows.isPending) return <div className="tl-panel tl-table-pending" role="status" aria-label={t("common.loading")}>{Array.from({ length: SKELETON_ROWS }, (_, at) => <i key={at} />)}</div>;
  const items = rows.data ?? [];
  if (items.length === 0) return <div className="tl-panel">{empty}</div>;
  return (
    <div className="tl-panel tl-panel-flush tl-table">
      <Table<T> aria-label={label} size="middle" rowKey={rowKey} columns={columns} dataSource={items} pagination={false} scroll={{ x: "max-content" }}
        rowClassName={onOpen ? "tl-table-link" : ""}
        onRow={onOpen ? (row) => ({ onClick: (event) => { if (!(event.target as HTMLElement).closest("a, button, input, audio, .ant-popover, .ant-select")) onOpen(row); } }) : undefined} />
      {more?.has && <div className="tl-table-more"><Button onClick={more.load} loading={more.loading}>{t("common.more")}</Button></div>}
    </div>
  );
}
