import { type DataRecord, deleteRecords, linksToRecords, type Path, restoreRecords, tryRequest, type Tried, updateRecords, type Value } from "../../backend";
import type { Call } from "./calls";

export interface Outcome extends Tried {
  /** Takes back what was changed; undefined where nothing was, or where it cannot be. */
  undo?: (() => Promise<void>) | undefined;
}

/** Sends a call, and finds out how to take back what it changes. */
export async function send(path: Path, call: Call): Promise<Outcome> {
  const links = call.act === "delete" && call.record ? await linksToRecords(path, [call.record.id]) : undefined;
  const answer = await tryRequest(path.workspace, call.method, call.target, call.body);
  if (answer.status >= 300 || call.method === "GET") return answer;
  const { act, record } = call;
  if (act === "delete") return { ...answer, undo: record && (async () => { await restoreRecords(path, [record], links); }) };
  const made = idsIn(answer.body);
  if (made.length > 0) return { ...answer, undo: async () => { await deleteRecords(path, made); } };
  return { ...answer, undo: record && (async () => { await updateRecords(path, [{ ...before(call, record), id: record.id }]); }) };
}

/** The ids of the records that an answer says are new. */
function idsIn(body: string): string[] {
  const { data } = JSON.parse(body) as { data?: { ids?: (string | number)[]; createdIds?: (string | number)[] } };
  return (data?.ids ?? data?.createdIds ?? []).map(String);
}

/** What the fields that a call names held before. */
function before({ body }: Call, { values }: DataRecord): Record<string, Value> {
  const [sent] = body?.records ?? [];
  const names = typeof sent === "object" ? Object.keys(sent).filter((name) => name !== "id") : [];
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}
