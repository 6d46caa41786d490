import { IdcardOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { Customer } from "~/api/types";
import { EmptyState, Page } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { usePagedList } from "~/design/lists";
import { Phone } from "~/design/time";

export default function CustomersPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const [address, setAddress] = useSearchParams();
  const q = address.get("q") ?? "";
  const { rows, more } = usePagedList<Customer>("/customers", { q });
  const add = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void go("/customers/new")}>{t("customers.new")}</Button>;
  return (
    <Page title={t("nav.customers")} intro={t("customers.intro")} actions={add}>
      <div className="tl-filters" role="search">
        <Input.Search key={q} defaultValue={q} allowClear style={{ maxWidth: 360 }} placeholder={t("customers.search")} aria-label={t("customers.search")}
          onSearch={(value) => setAddress(value.trim() ? { q: value.trim() } : {})} />
      </div>
      <DataTable<Customer> label={t("nav.customers")} rows={rows} more={more} rowKey="id" onOpen={(row) => void go(`/customers/${row.id}`)}
        empty={<EmptyState icon={<IdcardOutlined aria-hidden />} title={t(q ? "customers.nothing" : "customers.none")} hint={t(q ? "customers.nothingHint" : "customers.noneHint")} action={add} />}
        columns={[
          { title: t("common.name"), render: (_, row) => <Link to={`/customers/${row.id}`}>{row.name}</Link> },
          { title: t("customers.numbers"), render: (_, row) => row.numbers.length === 0 ? "—" : row.numbers.map((number) => <div key={number}><Phone number={number} /></div>) },
          { title: t("customers.company"), render: (_, row) => row.company ?? "—" },
          { title: t("customers.level"), render: (_, row) => row.level ? <Tag>{row.level}</Tag> : "—" },
        ]} />
    </Page>
  );
}
