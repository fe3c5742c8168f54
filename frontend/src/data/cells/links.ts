// Records by their titles, for fields that link to them.
import { type Field, type Links, listRecords, type Module, type Named, type Path } from "../../backend";
import { findTable } from "../label";
import { titleOf } from "../title";

/** What the records may be called that a field links to, as parseText wants it. */
export const linksTo = (field: Field, records: Named[]): Links => ({ [field.name]: Object.fromEntries(records.map(({ id, title }) => [id, title])) });

/** As many titles are asked for at once, and as many records are answered at once at most. */
const [atOnce, most] = [200, 1000];

/** The records whose titles are among the texts of a column, for those of the fields that link: the texts are in the fields' order. */
export async function findLinks(workspace: string, modules: Module[], fields: Field[], rows: string[][]): Promise<Links> {
  const found: Links = {};
  for (const [at, field] of fields.entries()) {
    const place = field.type === "reference" ? findTable(modules, field.refTableId) : undefined;
    const texts = [...new Set(rows.map((row) => row[at]?.trim() ?? ""))].filter(Boolean);
    if (!place?.table.title) continue;
    const path = { workspace, module: place.module.name, table: place.table.name };
    for (let from = 0; from < texts.length; from += atOnce) {
      const named = await findTitles(path, place.table.title, texts.slice(from, from + atOnce));
      found[field.name] = { ...found[field.name], ...linksTo(field, named)[field.name] };
    }
  }
  return found;
}

/** The records of some titles; of one that more records have than are answered, enough to tell. */
async function findTitles(path: Path, title: string, texts: string[]): Promise<Named[]> {
  const { records, hasMore } = await listRecords(path, { where: [{ field: title, is: "one_of", value: texts }], limit: most, offset: 0 });
  if (!hasMore || texts.length === 1) return records.map((record) => ({ id: record.id, title: titleOf({ title }, record) }));
  const half = Math.ceil(texts.length / 2);
  return [...(await findTitles(path, title, texts.slice(0, half))), ...(await findTitles(path, title, texts.slice(half)))];
}
