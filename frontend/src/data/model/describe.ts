import type { Module } from "../../backend";
import { t } from "../../words";
import { labelOf, nameAmong } from "../label";
import type { Model } from "./layout";

/** What the picture shows, in words: how much it is, then every table with its fields, and every link. */
export function describe(module: Module, { boxes, lines }: Model): { title: string; text: string } {
  const all = boxes.map(({ table }) => table);
  const tables = all.map((table) => {
    const fields = (table.fields ?? []).map(labelOf).join(", ");
    return t(fields ? "data.model.alt.table" : "data.model.alt.empty", { table: nameAmong(table, all), fields });
  });
  const links = lines.map(({ from, to, field }) => t("data.model.alt.link", { from: nameAmong(from, all), to: nameAmong(to, all), field: labelOf(field) }));
  const title = t("data.model.alt.title", { app: labelOf(module), tables: boxes.length, links: lines.length });
  return { title, text: [...tables, ...links].join(" ") };
}
