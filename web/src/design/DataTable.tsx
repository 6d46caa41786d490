import { Button, Table, type TableProps } from "antd";
import type { ReactNode, ThHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "./basics";

interface Loadable<T> { data?: T[] | undefined; error: unknown; isPending: boolean; refetch: () => unknown }
type Column<T> = NonNullable<TableProps<T>["columns"]>[number] & {
  /** Stands after the title. Whatever takes the focus belongs here: antd writes a title a second time into a hidden row that it measures. */
  aside?: ReactNode;
};
interface Props<T> {
  rows: Loadable<T>;
  columns: Column<T>[];
  rowKey: keyof T & string;
  /** Shown when there is nothing: says what to do next. */
  empty: ReactNode;
  label: string;
  onOpen?: (row: T) => void;
  more?: { has: boolean; loading: boolean; load: () => void };
  /** A list that may be very long, and is there whole, is shown by so many rows. */
  pageSize?: number;
}

function HeadCell({ aside, children, ...cell }: ThHTMLAttributes<HTMLTableCellElement> & { aside?: ReactNode }) {
  return <th {...cell}>{children}{aside}</th>;
}

const components = { header: { cell: HeadCell } };

const SKELETON_ROWS = 8;

/** A list of things: loading, failed, empty and full look the same on every page. */
export function DataTable<T extends object>({ rows, columns, rowKey, empty, label, onOpen, more, pageSize }: Props<T>) {
  const { t } = useTranslation();
  if (rows.error) return <ErrorNote error={rows.error} onRetry={() => void rows.refetch()} />;
  if (rows.isPending) return <div className="tl-panel tl-table-pending" role="status" aria-label={t("common.loading")}>{Array.from({ length: SKELETON_ROWS }, (_, at) => <i key={at} />)}</div>;
  const items = rows.data ?? [];
  if (items.length === 0) return <div className="tl-panel">{empty}</div>;
  return (
    <div className="tl-panel tl-panel-flush tl-table">
      <Table<T> aria-label={label} size="middle" rowKey={rowKey} dataSource={items} scroll={{ x: "max-content" }} components={components}
        columns={columns.map(({ aside, ...column }) => aside ? { ...column, onHeaderCell: () => ({ aside }) as ThHTMLAttributes<HTMLTableCellElement> } : column)}
        pagination={pageSize && items.length > pageSize ? { pageSize, showSizeChanger: false, align: "center" } : false}
        rowClassName={onOpen ? "tl-table-link" : ""}
        onRow={onOpen ? (row) => ({ onClick: (event) => { if (!(event.target as HTMLElement).closest("a, button, input, audio, .ant-popover, .ant-select")) onOpen(row); } }) : undefined} />
      {more?.has && <div className="tl-table-more"><Button onClick={more.load} loading={more.loading}>{t("common.more")}</Button></div>}
    </div>
  );
}
