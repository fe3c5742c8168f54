// The one door to Go. Everything the window knows comes through here, and only here.
import * as goApp from "../wailsjs/go/main/App";
import * as goDocs from "../wailsjs/go/window/Docs";
import * as goExports from "../wailsjs/go/window/Exports";
import * as goImports from "../wailsjs/go/window/Imports";
import * as goJobs from "../wailsjs/go/window/Jobs";
import * as goKeys from "../wailsjs/go/window/Keys";
import * as goModules from "../wailsjs/go/window/Modules";
import * as goOrganization from "../wailsjs/go/window/Organization";
import * as goPerson from "../wailsjs/go/window/Person";
import * as goRecords from "../wailsjs/go/window/Records";
import * as goServer from "../wailsjs/go/window/Server";
import * as goSettings from "../wailsjs/go/window/Settings";
import * as goWorkspaces from "../wailsjs/go/window/Workspaces";
import type { backend, window as model } from "../wailsjs/go/models";
import * as runtime from "../wailsjs/runtime/runtime";
import type {
  BadRowsWords, ExportPlan, ExportResult, ImportPlan, ImportResult, JobPhase, SheetLook, SheetOptions,
} from "./backend/sheets";

export type * from "./backend/sheets";

export interface Person { name: string; displayName: string; email: string }
export interface Organization { name: string; internalName: string }
export interface Workspace { id: string; name: string; internalName: string; createdAt: string }
export interface WorkspaceInput { name: string; internalName: string }

export type Scope = "schema:read" | "schema:write" | "schema:manage-permissions" | "records:read" | "records:write";
export type KeyState = "active" | "expiring" | "expired" | "revoked";
/** What a list may show of an API key. Times are RFC 3339, in UTC. */
export interface Key {
  id: string;
  workspaceId: string;
  name: string;
  scopes: Scope[];
  hint: string;
  state: KeyState;
  createdBy: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
  revokedBy: string;
}
export interface KeyInput { name: string; expiresAt: string | null; scopes: Scope[] }
export interface NewKey { key: Key; secret: string }

export type ServerPhase = "running" | "stopped" | "failed";
/** The address is an origin, and "" while the server does not run. */
export interface Server { state: ServerPhase; address: string; port: number; error: Fault | null }

export type OnClose = "ask" | "keep" | "quit";
export interface Settings { onClose: OnClose; port: number }
export type SchemaKind = "api" | "workspace";
export type SchemaFormat = "json" | "yaml";
/** What Swagger UI's frame is given: its page, the origin its messages go to, and a key that soon expires. */
export interface DocsKey { url: string; origin: string; key: string; workspaceId: string; expiresAt: string }
/** Facts that hold until the program ends. A problem means that nothing could be opened. */
export interface Facts { version: string; home: string; platform: string; problem: Fault | null }
export interface UsedKey { name: string; workspace: string }

/** Texts by locale; the empty locale is the default. */
export type Labels = Record<string, string>;
export type FieldType =
  | "string" | "number" | "boolean" | "choice" | "dchoice" | "multi" | "dmulti" | "file" | "date" | "timestamp" | "time"
  | "timeinterval" | "appointment" | "icon" | "color" | "user" | "reference" | "reverse" | "function";
export interface Option { id?: string; name: string; labels?: Labels; color?: string }
export interface Field {
  name: string;
  type: FieldType;
  variant?: string;
  labels: Labels | null;
  expression?: string;
  /** A list of choices, or the expression that finds them. */
  options?: Option[] | string;
  index: boolean;
  required: boolean;
  search: boolean;
  unique: boolean;
  /** The table at the other end of a reference or reverse field. */
  refTableId?: string;
}
export interface Table { id: string; name: string; labels: Labels | null; fields: Field[] | null }
/** A module is what people call an app. */
export interface Module { name: string; labels: Labels | null; tables: Table[] }
/** Where a table is. */
export interface Path { workspace: string; module: string; table: string }
export type Value = string | number | boolean | string[] | null;
/** One record, as the Public API shows it. */
export interface DataRecord { id: string; values: Record<string, Value> }
/** Sort is a field's name, with a leading - for descending; filter is the Public API's JSON. Both may be "". */
export interface RecordAsk { limit: number; offset: number; sort: string; filter: string }
export interface RecordPage { records: DataRecord[]; hasMore: boolean; total: number }

/** An error as it crosses from Go: the id names a sentence in words, args fill its places. */
export interface Fault { code: string; id: string; args: Record<string, unknown> | null }

export class BackendError extends Error {
  readonly code: string;
  readonly id: string;
  readonly args: Record<string, unknown>;

  constructor({ code, id, args }: Fault) {
    super(id);
    this.name = "BackendError";
    this.code = code;
    this.id = id;
    this.args = args ?? {};
  }
}

function isFault(reason: unknown): reason is Fault {
  return typeof reason === "object" && reason !== null && "id" in reason && "code" in reason;
}

/** What Go sent: Wails makes it the message of an Error, so it crosses as JSON. */
function sent(reason: unknown): unknown {
  try { return reason instanceof Error ? JSON.parse(reason.message) : reason; } catch { return undefined; }
}

function asError(reason: unknown): BackendError {
  const fault = sent(reason);
  return new BackendError(isFault(fault) ? fault : { code: "internal", id: "internal", args: {} });
}

/** Asks Go, and makes what it refuses with an error that has words. */
async function ask<T>(question: () => Promise<unknown>): Promise<T> {
  try {
    return (await question()) as T;
  } catch (reason) {
    throw asError(reason);
  }
}

export const getPerson = () => ask<Person>(() => goPerson.Get());
export const updatePerson = (person: Person) => ask<Person>(() => goPerson.Update(person));
export const getOrganization = () => ask<Organization>(() => goOrganization.Get());
export const updateOrganization = (organization: Organization) => ask<Organization>(() => goOrganization.Update(organization));

export const listWorkspaces = () => ask<Workspace[]>(() => goWorkspaces.List());
export const createWorkspace = (input: WorkspaceInput) => ask<Workspace>(() => goWorkspaces.Create(input));
export const updateWorkspace = (id: string, input: WorkspaceInput) => ask<Workspace>(() => goWorkspaces.Update(id, input));
/** Answers where in the trash the workspace's file went. */
export const deleteWorkspace = (id: string, confirmName: string) => ask<string>(() => goWorkspaces.Delete(id, confirmName));
export const currentWorkspace = () => ask<Workspace>(() => goWorkspaces.Current());
export const switchWorkspace = (id: string) => ask<Workspace>(() => goWorkspaces.Switch(id));

export const listKeys = (workspaceId: string) => ask<Key[]>(() => goKeys.List(workspaceId));
export const createKey = (workspaceId: string, input: KeyInput) => ask<NewKey>(() => goKeys.Create(workspaceId, input as backend.KeyInput));
export const renameKey = (workspaceId: string, id: string, name: string) => ask<Key>(() => goKeys.Rename(workspaceId, id, name));
export const revokeKeys = (workspaceId: string, ids: string[]) => ask<Key[]>(() => goKeys.Revoke(workspaceId, ids));

export const getServer = () => ask<Server>(() => goServer.State());
export const startServer = (port: number) => ask<Server>(() => goServer.Start(port));
export const stopServer = () => ask<Server>(() => goServer.Stop());

export const getSettings = () => ask<Settings>(() => goSettings.Get());
export const setOnClose = (choice: OnClose) => ask<Settings>(() => goSettings.SetOnClose(choice));

export const docsFrameKey = (workspaceId: string) => ask<DocsKey>(() => goDocs.FrameKey(workspaceId));
export const openDocs = (workspaceId: string) => ask<undefined>(() => goApp.OpenDocs(workspaceId));

/** Asks where to save a schema file. The path is "" when the person thought better of it. */
export const saveSchema = (workspaceId: string, kind: SchemaKind, format: SchemaFormat) =>
  ask<{ path: string }>(() => goApp.SaveSchema(workspaceId, kind, format));
export const showInFolder = (path: string) => ask<undefined>(() => goApp.ShowInFolder(path));
export const openFolder = () => ask<undefined>(() => goApp.OpenFolder());
export const getFacts = () => ask<Facts>(() => goApp.Facts());
export const quit = () => ask<undefined>(() => goApp.Quit());
export const closeQuestion = () => ask<{ usedKeys: UsedKey[] }>(() => goApp.CloseQuestion());
export const closeWindow = (choice: "keep" | "quit", remember: boolean) => ask<undefined>(() => goApp.Close(choice, remember));

export const listModules = (workspaceId: string) => ask<Module[]>(() => goModules.List(workspaceId));
export const deleteModule = (workspaceId: string, name: string) => ask<undefined>(() => goModules.Delete(workspaceId, name));

export const listRecords = (path: Path, what: RecordAsk) => ask<RecordPage>(() => goRecords.List(path, what));
/** Answers the ids of the new records. */
export const createRecords = (path: Path, records: Record<string, Value>[]) =>
  ask<number[]>(() => goRecords.Create(path, JSON.stringify({ records })));
export const updateRecords = (path: Path, records: (Record<string, Value> & { id: string })[]) =>
  ask<number[]>(() => goRecords.Update(path, JSON.stringify({ records })));
export const deleteRecords = (path: Path, ids: string[]) => ask<undefined>(() => goRecords.Delete(path, ids.map(Number)));

/** Hands a file over in chunks; answers the id by which Go knows it until it is forgotten. */
export async function handOver(file: File, told?: (bytes: number) => void): Promise<string> {
  const id = await ask<string>(() => goImports.Begin(file.name, file.size));
  for (let at = 0; at < file.size; at += chunkSize) {
    const chunk = new Uint8Array(await file.slice(at, at + chunkSize).arrayBuffer());
    await ask<undefined>(() => goImports.Write(id, base64Of(chunk)));
    told?.(Math.min(at + chunkSize, file.size));
  }
  return id;
}

/** A multiple of three, so that no chunk but the last is padded. */
const chunkSize = 3 << 18;

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** What the file holds; with the path of a table, also which of its fields the columns fit. */
export const lookAtFile = (id: string, path: Path, options: SheetOptions) =>
  ask<SheetLook>(() => goImports.Look(id, path, options as model.SheetOptions));
/** Answers the job, of which "progress" tells. */
export const startImport = (id: string, plan: ImportPlan) => ask<string>(() => goImports.Start(id, plan as unknown as model.ImportPlan));
/** Waits for the end of an import. */
export const importResult = (job: string) => ask<ImportResult>(() => goImports.Result(job));
/** Removes the file, and the bad rows of its imports. */
export const forgetFile = (id: string) => ask<undefined>(() => goImports.Forget(id));
/** Asks where to save the rows that an import left out, and saves them. The path is "" when the person thought better of it. */
export const saveBadRows = (job: string, name: string, words: BadRowsWords) => ask<{ path: string }>(() => goApp.SaveBadRows(job, name, words));
/** Asks where to save a file; the path is "" when the person thought better of it. */
export const askWhere = (name: string) => ask<{ path: string }>(() => goApp.AskWhere(name));
export const startExport = (path: Path, plan: ExportPlan) => ask<string>(() => goExports.Start(path, plan as unknown as model.ExportPlan));
export const exportResult = (job: string) => ask<ExportResult>(() => goExports.Result(job));
export const cancelJob = (job: string) => ask<undefined>(() => goJobs.Cancel(job));

/** Puts text on the clipboard. WebKitGTK only lets the program itself do that. */
export async function copyText(text: string): Promise<void> {
  const done = await ask<boolean>(() => runtime.ClipboardSetText(text));
  if (!done) throw asError(undefined);
}

export interface Events {
  /** A commit, whichever door or process wrote it. Workspace "" is everything outside the workspaces' files. */
  changed: { workspace: string; table: string };
  server: { state: ServerPhase };
  /** Total is 0 while it is unknown. */
  progress: { job: string; phase: JobPhase; done: number; total: number };
  "close-asked": undefined;
}

/** Calls back after each event of that name, until the function it returns is called. */
export function onEvent<Name extends keyof Events>(name: Name, callback: (data: Events[Name]) => void): () => void {
  return runtime.EventsOn(name, callback);
}
