// The fakes for usage, the audit log and files that are saved, with what they answer at the start.
import { vi } from "vitest";
import type * as Backend from "../backend";
import type { AuditEntry, CallSeries, DailyCalls, Usage } from "../backend";

export const usageFakes = {
  getUsage: vi.fn<typeof Backend.getUsage>(),
  listCalls: vi.fn<typeof Backend.listCalls>(),
  getKeyUsage: vi.fn<typeof Backend.getKeyUsage>(),
  listAudit: vi.fn<typeof Backend.listAudit>(),
  getAuditChoices: vi.fn<typeof Backend.getAuditChoices>(),
  saveRows: vi.fn<typeof Backend.saveRows>(),
  saveFile: vi.fn<typeof Backend.saveFile>(),
};

const events = { id: "5rdco4s18swu", name: "Company events", internalName: "company_events", createdAt: "2026-01-01T08:00:00Z" };
const facilities = { id: "a8dk2ls0q3mz", name: "Facilities", internalName: "facilities", createdAt: "2026-02-01T08:00:00Z" };

export const usage: Usage = {
  updatedAt: "2026-11-23T12:00:00Z",
  figures: { storage: 1_240_000, records: 1260, callsMonth: 5120, calls: 18_450 },
  workspaces: [
    { workspace: events, figures: { storage: 1_200_000, records: 1204, callsMonth: 5000, calls: 18_300 }, problem: null },
    { workspace: facilities, figures: { storage: 40_000, records: 56, callsMonth: 120, calls: 150 }, problem: null },
  ],
};

/** The 90 days up to the 23 of November. */
export const days = Array.from({ length: 90 }, (_, at) => new Date(Date.UTC(2026, 10, 23 - 89 + at)).toISOString().slice(0, 10));

/** Calls on the last days, the rest being none. */
export const seriesOf = (id: string, name: string, ...last: number[]): CallSeries => ({
  id, name, hint: "", calls: [...Array<number>(90 - last.length).fill(0), ...last],
});

export const calls = (...series: CallSeries[]): DailyCalls => ({ days, series });

export function entryOf(part: Partial<AuditEntry> & { act: string }): AuditEntry {
  return {
    id: 1, at: "2026-11-23T11:58:00Z", person: "Mara Lindt", door: "window", workspaceId: events.id, workspace: events.name,
    subject: "x7Qp", subjectName: "Invoice sync", detail: {}, ...part,
  };
}

/** Answers as at the start: two workspaces, calls of the last three days, and an empty log. */
export function resetUsage(): void {
  usageFakes.getUsage.mockResolvedValue(usage);
  usageFakes.listCalls.mockResolvedValue(calls(seriesOf(events.id, events.name, 120, 0, 80), seriesOf(facilities.id, facilities.name, 4, 3, 2)));
  usageFakes.listAudit.mockResolvedValue({ entries: [], total: 0 });
  usageFakes.getAuditChoices.mockResolvedValue({ acts: [], people: [], workspaces: [] });
  usageFakes.saveFile.mockImplementation((name) => Promise.resolve({ path: `/home/mara/${name}` }));
  usageFakes.saveRows.mockImplementation((name) => Promise.resolve({ path: `/home/mara/${name}` }));
}
