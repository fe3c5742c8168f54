// What keys and workspaces are used for, and the audit log.
import * as goApp from "../../wailsjs/go/main/App";
import * as goAudit from "../../wailsjs/go/window/Audit";
import * as goUsage from "../../wailsjs/go/window/Usage";
import type { backend } from "../../wailsjs/go/models";
import { ask } from "./ask";
import type { Fault, Key, Workspace } from "./nouns";

/** Bytes on disk, records, and requests with a live key: in this month, and ever. */
export interface Figures { storage: number; records: number; callsMonth: number; calls: number }
/** With a problem the file could not be read, and its records are not known. */
export interface WorkspaceUsage { workspace: Workspace; figures: Figures; problem: Fault | null }
export interface Usage { updatedAt: string; figures: Figures; workspaces: WorkspaceUsage[] }
/** The requests of a workspace or a key, one number for each day. */
export interface CallSeries { id: string; name: string; hint: string; calls: number[] }
/** The last 90 days, as 2026-11-23, oldest first; the series with most calls comes first. */
export interface DailyCalls { days: string[]; series: CallSeries[] }
/** Micros is how long the answer took, bytes the size of its body. */
export interface Request { at: string; operation: string; status: number; micros: number; bytes: number }
export interface StatusCount { status: number; requests: number }
/** Requests come newest first; the errors are those of the same days as the calls. */
export interface KeyUsage { key: Key; calls: DailyCalls; errors: StatusCount[]; requests: Request[] }

export type Door = "window" | "owletctl" | "owlet";
export type Detail = Record<string, unknown>;
/** The workspace is "" where it concerns none; its name is the one it has now, or had last. */
export interface AuditEntry {
  id: number;
  at: string;
  person: string;
  door: Door;
  act: string;
  workspaceId: string;
  workspace: string;
  subject: string;
  subjectName: string;
  detail: Detail;
}
/** From is inclusive, to exclusive; "" and an empty list ask for any. A limit of 0 is none. */
export interface AuditAsk {
  acts: string[];
  workspaceId: string;
  person: string;
  from: string | null;
  to: string | null;
  text: string;
  limit: number;
  offset: number;
}
export interface AuditPage { entries: AuditEntry[]; total: number }
export interface AuditChoices { acts: string[]; people: string[]; workspaces: { id: string; name: string }[] }

export const getUsage = () => ask<Usage>(() => goUsage.Get());
/** Of each workspace for "", or of each key of one. */
export const listCalls = (workspaceId: string) => ask<DailyCalls>(() => goUsage.ListCalls(workspaceId));
export const getKeyUsage = (workspaceId: string, keyId: string) => ask<KeyUsage>(() => goUsage.GetKey(workspaceId, keyId));

export const listAudit = (question: AuditAsk) => ask<AuditPage>(() => goAudit.List(question as unknown as backend.AuditAsk));
export const getAuditChoices = () => ask<AuditChoices>(() => goAudit.Choices());

/** Asks where to save rows of texts as CSV, and saves them. The path is "" when the person thought better of it. */
export const saveRows = (name: string, delimiter: string, rows: string[][]) => ask<{ path: string }>(() => goApp.SaveRows(name, delimiter, rows));
