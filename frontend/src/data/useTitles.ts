import { listRecords, type Path } from "../backend";
import { useBackend } from "../useBackend";
import { titleField, titleOf } from "./links";
import type { Place } from "./useApps";

const pageSize = 100;
/** A longer list is not read to its end: who types finds among the first ones. */
const readable = 1000;

/** What the records of a table are called, to choose one of them. */
export function useTitles(workspace: string, place: Place | undefined) {
  return useBackend(() => (place ? read(workspace, place) : Promise.resolve([])), [workspace, place?.table.id], { workspace });
}

async function read(workspace: string, { module, table }: Place): Promise<{ id: string; title: string }[]> {
  const path: Path = { workspace, module: module.name, table: table.name };
  const title = titleField(table)?.name;
  const list: { id: string; title: string }[] = [];
  let more = true;
  while (more && list.length < readable) {
    const page = await listRecords(path, { limit: pageSize, offset: list.length, sort: "", filter: "" });
    list.push(...page.records.map((record) => ({ id: record.id, title: titleOf(title, record) })));
    more = page.hasMore;
  }
  return list;
}
