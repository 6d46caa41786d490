import type { Customer } from "~/api/types";

/** A customer as the form holds it: own fields as a list, because a name may be half typed. */
export interface CustomerForm {
  name: string; numbers: string[]; company: string; level: string; notes: string; fields: { name: string; value: string }[];
}

export function formOf(customer: Partial<Customer>): CustomerForm {
  return {
    name: customer.name ?? "", numbers: customer.numbers ?? [], company: customer.company ?? "", level: customer.level ?? "", notes: customer.notes ?? "",
    fields: Object.entries(customer.fields ?? {}).map(([name, value]) => ({ name, value: String(value) })),
  };
}

const orNull = (text: string | undefined) => text?.trim() ? text.trim() : null;

export function draftOf(form: CustomerForm): Omit<Customer, "id"> {
  return {
    name: form.name.trim(), numbers: [...new Set(form.numbers.map((number) => number.replace(/[\s\-()（）]/g, "")).filter((number) => number !== ""))],
    company: orNull(form.company), level: orNull(form.level), notes: orNull(form.notes),
    fields: Object.fromEntries((form.fields ?? []).filter((field) => field?.name?.trim()).map((field) => [field.name.trim(), field.value ?? ""])),
  };
}
