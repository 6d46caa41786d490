import type { customers as zh } from "../zh/customers";

export const customers: typeof zh = {
  customers: {
    intro: "Matched by number when they call; what you know pops up with the ring.", new: "New customer", one: "Customer", search: "Name, company or number", none: "No customers yet", noneHint: "Add one, or save one during a call.",
    nothing: "No customer matches", nothingHint: "Try another word, or add a new one.", numbers: "Telephone numbers", addNumber: "Add a number", company: "Company", level: "Level", notes: "Notes", fields: "Own fields", fieldName: "Field",
    fieldValue: "Value", addField: "Add a field", calls: "Calls", noCalls: "No calls with this customer yet", deleteAsk: "Delete this customer?", deleteDetail: "Calls and recordings stay.",
  },
};
