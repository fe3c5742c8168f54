// The one door to Go. Everything the window knows comes through here, and only here; its rooms are in backend/.
import * as goApp from "../wailsjs/go/main/App";
import * as goDocs from "../wailsjs/go/window/Docs";
import * as goExports from "../wailsjs/go/window/Exports";
import * as goImports from "../wailsjs/go/window/Imports";
import * as goJobs from "../wailsjs/go/window/Jobs";
import * as goKeys from "../wailsjs/go/window/Keys";
import * as goOrganization from "../wailsjs/go/window/Organization";
import * as goPerson from "../wailsjs/go/window/Person";
import * as goServer from "../wailsjs/go/window/Server";
import * as goSettings from "../wailsjs/go/window/Settings";
import * as goStorage from "../wailsjs/go/window/Storage";
import * as goWarnings from "../wailsjs/go/window/Warnings";
import * as goWorkspaces from "../wailsjs/go/window/Workspaces";
import { base64Of } from "./base64";
import type { backend, window as model } from "../wailsjs/go/models";
import * as runtime from "../wailsjs/runtime/runtime";
import { ask, asError } from "./backend/ask";
import type {
  DocsKey, Events, Facts, Key, KeyChange, KeyInput, KeyWarning, LanguageChoice, NewKey, OnClose, Organization, Path, Person, SchemaFormat, SchemaKind,
  Server, Settings, Storage, UsedKey, Workspace, WorkspaceInput,
} from "./backend/nouns";
import type {
  BadRowsWords, ColumnFit, ColumnPlan, ExportPlan, ExportResult, ImportPlan, ImportResult, SheetLook, SheetOptions,
} from "./backend/sheets";

export { BackendError } from "./backend/ask";
export * from "./backend/backups";
export * from "./backend/bundles";
export * from "./backend/design";
export * from "./backend/formulas";
export * from "./backend/functions";
export type * from "./backend/nouns";
export * from "./backend/records";
export type * from "./backend/sheets";
export * from "./backend/usage";

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
export const updateKey = (workspaceId: string, id: string, change: KeyChange) => ask<Key>(() => goKeys.Update(workspaceId, id, change as backend.KeyChange));
/** Gives a key a new secret, which is in the answer and nowhere else; the old one goes on for some hours. */
export const rotateKey = (workspaceId: string, id: string, keepHours: number) => ask<NewKey>(() => goKeys.Rotate(workspaceId, id, keepHours));
export const endSecret = (workspaceId: string, id: string, secretId: string) => ask<Key>(() => goKeys.EndSecret(workspaceId, id, secretId));
export const revokeKeys = (workspaceId: string, ids: string[]) => ask<Key[]>(() => goKeys.Revoke(workspaceId, ids));
export const undoRevokeKeys = (workspaceId: string, ids: string[]) => ask<Key[]>(() => goKeys.UndoRevoke(workspaceId, ids));
export const listKeyWarnings = () => ask<KeyWarning[]>(() => goWarnings.List());
/** Has the desktop tell of a key, once; where no desktop does, nothing happens. */
export const sendKeyWarning = ({ keyId, days }: KeyWarning, title: string, text: string) => ask<undefined>(() => goWarnings.Send(keyId, days, title, text));

export const getServer = () => ask<Server>(() => goServer.State());
export const startServer = (port: number) => ask<Server>(() => goServer.Start(port));
export const stopServer = () => ask<Server>(() => goServer.Stop());

export const getStorage = () => ask<Storage>(() => goStorage.State());

export const getSettings = () => ask<Settings>(() => goSettings.Get());
export const setOnClose = (choice: OnClose) => ask<Settings>(() => goSettings.SetOnClose(choice));

export const setNotifications = (on: boolean) => ask<Settings>(() => goSettings.SetNotifications(on));
export const setLanguage = (choice: LanguageChoice) => ask<Settings>(() => goSettings.SetLanguage(choice));

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

/** What the file holds; with the path of a table, also which of its fields the columns fit. */
export const fitColumns = (id: string, path: Path, options: SheetOptions, columns: ColumnPlan[]) =>
  ask<ColumnFit[]>(() => goImports.Fits(id, path, options as model.SheetOptions, columns));
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
/** Asks where to save a file whose content is here, and saves it. The path is "" when the person thought better of it. */
export const saveFile = (name: string, content: Uint8Array) =>
  ask<{ path: string }>(() => goApp.SaveFile(name, base64Of(content) as unknown as number[])); // Go reads bytes from text
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

/** Calls back after each event of that name, until the function it returns is called. */
export function onEvent<Name extends keyof Events>(name: Name, callback: (data: Events[Name]) => void): () => void {
  return runtime.EventsOn(name, callback);
}
