// Which table or app is shown: the one that was chosen, whatever it is called by now. One that was deleted elsewhere stays, as it was last.
import type { Module, Table } from "../backend";

export interface Place { module: Module; table: Table }
/** What shows an app as a whole. */
export type AppView = "model" | "formulas";

export interface Shown {
  /** The table that is shown; undefined while there is none. */
  chosen?: Place | undefined;
  /** The app that is shown in the place of a table, as it has none yet. */
  empty?: Module | undefined;
  /** The app that is shown as a whole in the place of a table. */
  whole?: { view: AppView; module: Module } | undefined;
}

/** What was shown last, among all apps as they were then. */
export interface Seen extends Shown { modules: Module[] }

/** By name, as one chose it: an app without a table of it is its first one. Seen, once it was. */
export interface Wanted { module: string; table: string; view?: AppView | undefined; seen?: Seen }

/** The app of what is shown. */
export const appOf = ({ chosen, empty, whole }: Shown): Module | undefined => chosen?.module ?? empty ?? whole?.module;

/** What is wanted; or else the first table that is not hidden, of that app or of any. */
export function wantedOf(modules: Module[], wanted: Wanted | undefined): Shown {
  const app = modules.find(({ name }) => name === wanted?.module);
  if (app && wanted?.view) return { whole: { view: wanted.view, module: app } };
  if (app && wanted?.table === "" && app.tables.length === 0) return { empty: app };
  const chosen = find(modules, wanted);
  return chosen ? { chosen } : { empty: modules[0] };
}

function find(modules: Module[], wanted: Wanted | undefined): Place | undefined {
  const places = modules.flatMap((module) => module.tables.map((table) => ({ module, table })));
  return places.find(({ module, table }) => module.name === wanted?.module && table.name === wanted.table)
    ?? places.find(({ module, table }) => module.name === wanted?.module && !table.isHidden)
    ?? places.find(({ module, table }) => !module.isHidden && !table.isHidden) ?? places[0];
}

/** What was shown before, as it is now; undefined when it was deleted. */
export function seenAgain(modules: Module[], { chosen, empty, whole }: Seen): Shown | undefined {
  if (chosen) {
    const module = modules.find(({ tables }) => tables.some(({ id }) => id === chosen.table.id));
    const table = module?.tables.find(({ id }) => id === chosen.table.id);
    return module && table && { chosen: { module, table } };
  }
  const app = modules.find(({ id }) => id === (whole?.module ?? empty)?.id);
  if (whole || !app) return app && whole && { whole: { ...whole, module: app } };
  return wantedOf(modules, { module: app.name, table: "" });
}

/** Whether it is what was wanted, rather than what stands in for something that has not come yet. */
export function isWanted(shown: Shown, wanted: Wanted | undefined): boolean {
  if (!wanted) return true;
  if (appOf(shown)?.name !== wanted.module) return false;
  return wanted.view ? shown.whole?.view === wanted.view : wanted.table === "" || shown.chosen?.table.name === wanted.table;
}

/** What to show after something that is gone: more of its app, if that is there. */
export function after(modules: Module[], lost: Seen): Wanted | undefined {
  const app = modules.find(({ id }) => id === appOf(lost)?.id);
  return app && { module: app.name, table: "" };
}
