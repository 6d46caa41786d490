import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Queue } from "~/api/types";
import { Select } from "~/design/inputs";
import { useList } from "~/design/lists";
import { boxAddressOf, boxAskedOf, boxFiltersOf, type BoxFilters } from "../state/boxes";
import { plainNumber } from "../state/filters";
import { SpanFilter } from "./FilterBar";

/** The filters of a box in the address, and what they ask of the server. `done` is what the server calls "dealt with". */
export function useBox(done: "handled" | "heard") {
  const [address, setAddress] = useSearchParams();
  const filters = boxFiltersOf(address);
  return {
    filters, asked: boxAskedOf(filters, done, new Date()), isFiltered: Object.keys(filters).length > 0,
    change: (next: Partial<BoxFilters>) => setAddress(boxAddressOf({ ...filters, ...next })),
    clear: () => setAddress({}),
  };
}

export function BoxBar({ filters, change, words }: { filters: BoxFilters; change: (next: Partial<BoxFilters>) => void; words: { open: string; done: string } }) {
  const { t } = useTranslation();
  const queues = useList<Queue>("/queues");
  return (
    <div className="tl-filters" role="search" aria-label={t("records.search")}>
      <label>{t("records.state")}
        <Select allowClear placeholder={t("common.all")} style={{ width: 120 }} value={filters.state} onChange={(state) => change({ state })} options={[{ value: "open", label: words.open }, { value: "done", label: words.done }]} />
      </label>
      <label>{t("common.number")}
        <Input.Search key={filters.number ?? ""} defaultValue={filters.number} allowClear inputMode="tel" style={{ width: 200 }} onSearch={(typed) => change({ number: plainNumber(typed) })} />
      </label>
      <SpanFilter filters={filters} change={change} />
      {queues.data && queues.data.length > 0 && <label>{t("records.queue")}
        <Select allowClear placeholder={t("common.all")} style={{ width: 140 }} value={filters.queueId} onChange={(queueId) => change({ queueId })} options={queues.data.map((queue) => ({ value: String(queue.id), label: queue.name }))} />
      </label>}
    </div>
  );
}
