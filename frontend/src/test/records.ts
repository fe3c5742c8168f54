// What the unit tests put in the place of Go where records are asked for.
import { vi } from "vitest";
import type * as Backend from "../backend";

export const recordFakes = {
  listRecords: vi.fn<typeof Backend.listRecords>(),
  createRecords: vi.fn<typeof Backend.createRecords>(),
  updateRecords: vi.fn<typeof Backend.updateRecords>(),
  writeRecords: vi.fn<typeof Backend.writeRecords>(),
  deleteRecords: vi.fn<typeof Backend.deleteRecords>(),
  cancelRecords: vi.fn<typeof Backend.cancelRecords>(),
  locateRecords: vi.fn<typeof Backend.locateRecords>(),
  getRecord: vi.fn<typeof Backend.getRecord>(),
  findRecords: vi.fn<typeof Backend.findRecords>(),
  heldValues: vi.fn<typeof Backend.heldValues>(),
  linkedRecords: vi.fn<typeof Backend.linkedRecords>(),
  linksToRecords: vi.fn<typeof Backend.linksToRecords>(),
  tryRequest: vi.fn<typeof Backend.tryRequest>(),
  restoreRecords: vi.fn<typeof Backend.restoreRecords>(),
};

const empty = { records: [], hasMore: false, total: 0, found: 0, links: {} };

/** Go's answers about the records of an empty table. */
export function resetRecords(): void {
  recordFakes.listRecords.mockResolvedValue(empty);
  recordFakes.locateRecords.mockImplementation(locate);
  recordFakes.getRecord.mockResolvedValue(empty);
  recordFakes.createRecords.mockResolvedValue([1]);
  recordFakes.updateRecords.mockResolvedValue([1]);
  recordFakes.writeRecords.mockResolvedValue([1]);
  recordFakes.deleteRecords.mockResolvedValue({ links: [], incomplete: false });
  recordFakes.linksToRecords.mockResolvedValue({ links: [], incomplete: false });
  recordFakes.tryRequest.mockResolvedValue({ status: 200, body: "{}" });
  recordFakes.restoreRecords.mockResolvedValue([1]);
  recordFakes.heldValues.mockResolvedValue([]);
  recordFakes.findRecords.mockResolvedValue([]);
  recordFakes.cancelRecords.mockResolvedValue(undefined);
  recordFakes.linkedRecords.mockResolvedValue(empty);
}

/** As Go does, among the records that the list answers. */
async function locate(...[path, ask, ids]: Parameters<typeof Backend.locateRecords>): Promise<Backend.Located> {
  const { records } = await recordFakes.listRecords(path, { ...ask, limit: 1_000_000, offset: 0 });
  const place = (id: string) => records.findIndex((record) => record.id === id);
  const id = ids.find((one) => place(one) >= 0) ?? "0";
  const [first = "0"] = ids;
  const isThere = place(first) >= 0 || (await recordFakes.getRecord(path, first).then((page) => page.records.length > 0, () => false));
  return { id, place: Math.max(0, place(id)), isGone: !isThere };
}
