import type { Field, Labels, Module, Table } from "../backend";
import { labelOf, ownLabel } from "../words/label";

export { labelOf };

export interface Named { name: string; labels?: Labels | null }

/** What a person calls an option. Its name is a word of theirs, and goes before a label in another language. */
export function optionLabelOf({ name, labels }: Named): string {
  const wanted = ownLabel(labels);
  return wanted?.trim() ? wanted : name;
}

/** What a person calls something; with its technical name where others have the same label. */
export function nameAmong(one: Named, all: Named[]): string {
  const label = labelOf(one);
  return isOnly(label, one, all) ? label : `${label} (${one.name})`;
}

/** Whether no other thing has the label, as a person reads it. */
export function isOnly(label: string, one: Pick<Named, "name"> | undefined, all: Named[]): boolean {
  const read = (text: string) => text.trim().toLowerCase();
  return !all.some((other) => other.name !== one?.name && read(labelOf(other)) === read(label));
}

/** The table that a field belongs to. */
export function placeOf(modules: Module[], field: Field): { module: Module; table: Table } | undefined {
  for (const module of modules) {
    const table = module.tables.find(({ fields }) => fields?.includes(field));
    if (table) return { module, table };
  }
  return undefined;
}

/** The table of that id, and the app that it is in. */
export function findTable(modules: Module[], id: string | undefined): { module: Module; table: Table } | undefined {
  for (const module of modules) {
    const table = module.tables.find((one) => one.id === id);
    if (table) return { module, table };
  }
  return undefined;
}
