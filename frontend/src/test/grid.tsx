// The guests in a grid, and hands on it, for the unit tests.
import { act, screen } from "@testing-library/react";
import { useState } from "react";
import type { DataRecord, Field } from "../backend";
import { TablePage } from "../data/TablePage";
import { fakes, workspace } from "./fake";
import { show } from "./render";
import { answer, events, fieldOf, guests, moduleOf, modules, tableOf } from "./tables";

export const path = { workspace: workspace.id, module: "event_planning", table: "guests" };
const [app = moduleOf({ name: "none" })] = modules;
const [first = tableOf({ id: "0", name: "none" }), ...others] = app.tables;
export const many = Array.from({ length: 100_000 }, (_, at) => ({ id: String(at + 1), values: { name: `Guest ${at + 1}`, email: null, seats: at } }));

/** Opens the guests; with fields or records of one's own. */
export async function open({ fields, records = guests }: { fields?: Field[]; records?: DataRecord[] } = {}) {
  fakes.listRecords.mockImplementation(answer({ guests: records, events }));
  fakes.getRecord.mockImplementation(({ table }, id) => pageOf((table === "events" ? events : records).filter((one) => one.id === id)));
  let change: (to: Field[]) => void = () => undefined;
  function Page() {
    const [own, setOwn] = useState(fields);
    change = (to) => act(() => setOwn(to));
    const table = { ...first, ...(own && { fields: own, title: "name" }) };
    const module = { ...app, tables: [table, ...others] };
    return <TablePage workspace={workspace} modules={[module]} place={{ module, table }} onChoose={() => undefined} onOpenKeys={() => undefined} onOpenReference={() => undefined} />;
  }
  const user = show(<Page />);
  const grid = await screen.findByRole("grid");
  grid.focus();
  return { user, grid, change: (to: Field[]) => change(to) };
}

/** What Go holds now. */
export function stored(...records: DataRecord[]) {
  fakes.getRecord.mockImplementation((_, id) => pageOf(records.filter((one) => one.id === id)));
}

const pageOf = (records: DataRecord[]) => Promise.resolve({ records, hasMore: false, total: 1, found: 1, links: {} });

export const short = [fieldOf({ name: "name" }), fieldOf({ name: "email" }), fieldOf({ name: "seats", type: "number" })];
export const active = () => document.getElementById(screen.getByRole("grid").getAttribute("aria-activedescendant") ?? "");
export const selected = () => screen.getAllByRole("gridcell", { selected: true }).concat(screen.queryAllByRole("rowheader", { selected: true })).length;
const missing = (what: string): never => { throw new Error(`there is no ${what}`); };
export const row = (name: string | RegExp) => screen.findByRole("row", { name: typeof name === "string" ? new RegExp(name) : name });
export const cell = async (name: string, column: number) => (await row(name)).querySelector<HTMLElement>(`[aria-colindex="${column + 1}"]`) ?? missing(`column ${column}`);

/** What the clipboard event of the browser brings or takes. */
export function clipboard(text = "") {
  const data: Record<string, string> = { "text/plain": text };
  return { data, clipboardData: { getData: (type: string) => data[type] ?? "", setData: (type: string, value: string) => void (data[type] = value) } };
}
