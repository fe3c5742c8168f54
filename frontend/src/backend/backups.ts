// Backups of a workspace, and the trash that deleted ones wait in.
import * as goBackups from "../../wailsjs/go/window/Backups";
import * as goTrash from "../../wailsjs/go/window/Trash";
import { ask } from "./ask";
import type { Labels, Workspace, WorkspaceInput } from "./nouns";

export type BackupReason = "daily" | "manual" | "opened" | "migration" | "restore" | "deletion" | "import";
/** Records are -1 where the file is damaged. */
export interface Backup { id: string; reason: BackupReason; at: string; size: number; records: number }
/** How a job ended; one that was cancelled has changed nothing. */
export interface BackupDone { cancelled: boolean; backup: Backup | null; workspace: Workspace | null }
export interface Caption { name: string; labels: Labels | null }
/** What restoring would do to one table. */
export interface TableComparison {
  module: Caption;
  table: Caption;
  goes: boolean;
  comes: boolean;
  now: number;
  then: number;
  recordsGo: number;
  recordsCome: number;
  /** Get other values back. */
  recordsBack: number;
  fieldsGo: Caption[];
  fieldsCome: Caption[];
}
/** What restoring would do to one global function: it goes, it comes back, or its name or code does. */
export interface FunctionComparison { module: Caption; name: string; goes: boolean; comes: boolean; back: boolean }
/** The tables and global functions that differ. */
export interface Comparison { backup: Backup; tables: TableComparison[]; functions: FunctionComparison[] }
/** A deleted workspace that can be brought back until it is purged. */
export interface Trashed extends Workspace { deletedAt: string; purgedAt: string; size: number }
/** What a job with a backup tells of in "progress". */
export type BackupPhase = "copy" | "check" | "restore";

export const listBackups = (workspaceId: string) => ask<Backup[]>(() => goBackups.List(workspaceId));
/** Fails with why the last daily backup could not be made, unless one was made since. */
export const checkDailyBackup = (workspaceId: string) => ask(() => goBackups.Daily(workspaceId));
export const compareBackup = (workspaceId: string, id: string) => ask<Comparison>(() => goBackups.Compare(workspaceId, id));
/** Answers the job, of which "progress" tells. */
export const startBackup = (workspaceId: string) => ask<string>(() => goBackups.StartCreate(workspaceId));
export const startRestore = (workspaceId: string, id: string, confirmName: string) =>
  ask<string>(() => goBackups.StartRestore(workspaceId, id, confirmName));
export const startRestoreAs = (workspaceId: string, id: string, input: WorkspaceInput) =>
  ask<string>(() => goBackups.StartRestoreAs(workspaceId, id, input));
/** Waits for the end of a job. */
export const backupResult = (job: string) => ask<BackupDone>(() => goBackups.Result(job));
export const saveBackup = (workspaceId: string, id: string, file: string) => ask<undefined>(() => goBackups.Save(workspaceId, id, file));
export const openBackup = (workspaceId: string, file: string) => ask<Backup>(() => goBackups.Open(workspaceId, file));
export const deleteBackup = (workspaceId: string, id: string) => ask<undefined>(() => goBackups.Delete(workspaceId, id));

export const listTrash = () => ask<Trashed[]>(() => goTrash.List());
export const recoverWorkspace = (id: string) => ask<Workspace>(() => goTrash.Recover(id));
export const purgeWorkspace = (id: string, confirmName: string) => ask<undefined>(() => goTrash.Purge(id, confirmName));
