// The fakes for backups and the trash.
import { vi } from "vitest";
import type * as Backend from "../backend";
import type { Backup, TableComparison, Trashed } from "../backend";

export const backups: Backup[] = [
  { id: "20261123T114500.000Z-manual", reason: "manual", at: "2026-11-23T11:45:00Z", size: 143_360, records: 120 },
  { id: "20261123T080000.000Z-daily", reason: "daily", at: "2026-11-23T08:00:00Z", size: 4_200_000, records: 118 },
  { id: "20261101T080000.000Z-import", reason: "import", at: "2026-11-01T08:00:00Z", size: 900, records: -1 },
];

export const trashed: Trashed = {
  id: "a8dk2ls0q3mz", name: "Facilities", internalName: "facilities", createdAt: "2026-02-01T08:00:00Z",
  deletedAt: "2026-11-20T08:00:00Z", purgedAt: "2026-12-20T08:00:00Z", size: 143_360,
};

/** A table that restoring leaves as it is, except for what is said. */
export function comparisonOf(part: Partial<TableComparison>): TableComparison {
  return {
    module: { name: "event_planning", labels: { "": "Event planning" } }, table: { name: "guests", labels: { "": "Guests" } }, goes: false, comes: false,
    now: 0, then: 0, recordsGo: 0, recordsCome: 0, recordsBack: 0, fieldsGo: [], fieldsCome: [], ...part,
  };
}

export const backupFakes = {
  listBackups: vi.fn<typeof Backend.listBackups>(),
  checkDailyBackup: vi.fn<typeof Backend.checkDailyBackup>(),
  compareBackup: vi.fn<typeof Backend.compareBackup>(),
  startBackup: vi.fn<typeof Backend.startBackup>(),
  startRestore: vi.fn<typeof Backend.startRestore>(),
  startRestoreAs: vi.fn<typeof Backend.startRestoreAs>(),
  backupResult: vi.fn<typeof Backend.backupResult>(),
  saveBackup: vi.fn<typeof Backend.saveBackup>(),
  openBackup: vi.fn<typeof Backend.openBackup>(),
  deleteBackup: vi.fn<typeof Backend.deleteBackup>(),
  listTrash: vi.fn<typeof Backend.listTrash>(),
  recoverWorkspace: vi.fn<typeof Backend.recoverWorkspace>(),
  purgeWorkspace: vi.fn<typeof Backend.purgeWorkspace>(),
};

/** Answers as at the start: some backups, nothing changed since, and an empty trash. */
export function resetBackups(): void {
  const [first = backups[0]] = backups;
  backupFakes.listBackups.mockResolvedValue(backups);
  backupFakes.checkDailyBackup.mockResolvedValue(undefined);
  backupFakes.compareBackup.mockResolvedValue({ backup: first as Backup, tables: [], functions: [] });
  backupFakes.startBackup.mockResolvedValue("1");
  backupFakes.startRestore.mockResolvedValue("1");
  backupFakes.startRestoreAs.mockResolvedValue("1");
  backupFakes.backupResult.mockResolvedValue({ cancelled: false, backup: first as Backup, workspace: null });
  backupFakes.saveBackup.mockResolvedValue(undefined);
  backupFakes.openBackup.mockResolvedValue(first as Backup);
  backupFakes.deleteBackup.mockResolvedValue(undefined);
  backupFakes.listTrash.mockResolvedValue([]);
  backupFakes.recoverWorkspace.mockResolvedValue(trashed);
  backupFakes.purgeWorkspace.mockResolvedValue(undefined);
}
