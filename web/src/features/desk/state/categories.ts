/** Categories as a select shows them: `After-sales/Return` stands as Return under After-sales; those without a group come first. */
export interface CategoryGroup { group: string | null; items: { value: string; label: string }[] }

export function grouped(names: string[]): CategoryGroup[] {
  const groups = new Map<string | null, CategoryGroup["items"]>();
  for (const value of names) {
    const cut = value.indexOf("/");
    const group = cut > 0 ? value.slice(0, cut).trim() : null;
    const label = cut > 0 ? value.slice(cut + 1).trim() : value;
    groups.set(group, [...(groups.get(group) ?? []), { value, label }]);
  }
  return [...groups].map(([group, items]) => ({ group, items })).sort((a, b) => Number(a.group !== null) - Number(b.group !== null));
}
