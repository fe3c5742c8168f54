import type { Labels, Module, Table } from "../backend";
import { locale } from "../words/time";

/** What a person calls something: its label in their language, else its default label, else its technical name. */
export function labelOf({ name, labels }: { name: string; labels?: Labels | null }): string {
  const [language = ""] = locale().split("-");
  const wanted = labels?.[locale()] ?? labels?.[language] ?? labels?.[""] ?? Object.values(labels ?? {})[0];
  return wanted?.trim() ? wanted : name;
}

/** The table of that id, and the app that it is in. */
export function findTable(modules: Module[], id: string | undefined): { module: Module; table: Table } | undefined {
  for (const module of modules) {
    const table = module.tables.find((one) => one.id === id);
    if (table) return { module, table };
  }
  return undefined;
}
