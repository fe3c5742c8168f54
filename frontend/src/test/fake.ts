// What the unit tests put in the place of Go: every function of backend.ts that asks it, with answers to start from.
import { act } from "@testing-library/react";
import { vi } from "vitest";
import type * as Backend from "../backend";
import { backupFakes, resetBackups } from "./backups";
import { bundleFakes, resetBundles } from "./bundles";
import type { Events, Facts, Server, Settings, Workspace } from "../backend";
import { formulaFakes, resetFormulas } from "./formulas";
import { functionFakes, resetFunctions } from "./functions";
import { keyFakes, resetKeys, workspace } from "./keys";
import { recordFakes, resetRecords } from "./records";
import { fieldOf, moduleOf, tableOf } from "./tables";
import { resetUsage, usageFakes } from "./usage";

export const now = Date.parse("2026-11-23T12:00:00Z");
export const other: Workspace = { id: "a8dk2ls0q3mz", name: "Facilities", internalName: "facilities", createdAt: "2026-02-01T08:00:00Z" };
export const running: Server = { state: "running", address: "http://127.0.0.1:8420", port: 8420, error: null };
export const settings: Settings = { onClose: "ask", port: 8420, language: "system", notifications: true };
export const facts: Facts = { version: "0.1.0", home: "/home/mara/Owlet", platform: "linux", problem: null };

export { keyOf, keys, workspace } from "./keys";

const listeners = new Map<string, Set<(data: never) => void>>();

/** Does what Go does when it says that something happened. */
export async function emit<Name extends keyof Events>(name: Name, data: Events[Name]): Promise<void> {
  await act(async () => {
    listeners.get(name)?.forEach((callback) => callback(data as never));
    await Promise.resolve();
  });
}

function onEvent(name: string, callback: (data: never) => void) {
  const of = listeners.get(name) ?? new Set();
  listeners.set(name, of.add(callback));
  return () => void of.delete(callback);
}

export const fakes = {
  ...backupFakes,
  ...bundleFakes,
  ...formulaFakes,
  ...functionFakes,
  ...keyFakes,
  ...usageFakes,
  handOver: vi.fn<typeof Backend.handOver>(),
  fitColumns: vi.fn<typeof Backend.fitColumns>(),
  lookAtFile: vi.fn<typeof Backend.lookAtFile>(),
  startImport: vi.fn<typeof Backend.startImport>(),
  importResult: vi.fn<typeof Backend.importResult>(),
  forgetFile: vi.fn<typeof Backend.forgetFile>(),
  saveBadRows: vi.fn<typeof Backend.saveBadRows>(),
  askWhere: vi.fn<typeof Backend.askWhere>(),
  startExport: vi.fn<typeof Backend.startExport>(),
  exportResult: vi.fn<typeof Backend.exportResult>(),
  cancelJob: vi.fn<typeof Backend.cancelJob>(),
  getPerson: vi.fn<typeof Backend.getPerson>(),
  updatePerson: vi.fn<typeof Backend.updatePerson>(),
  getOrganization: vi.fn<typeof Backend.getOrganization>(),
  updateOrganization: vi.fn<typeof Backend.updateOrganization>(),
  listWorkspaces: vi.fn<typeof Backend.listWorkspaces>(),
  createWorkspace: vi.fn<typeof Backend.createWorkspace>(),
  updateWorkspace: vi.fn<typeof Backend.updateWorkspace>(),
  deleteWorkspace: vi.fn<typeof Backend.deleteWorkspace>(),
  currentWorkspace: vi.fn<typeof Backend.currentWorkspace>(),
  switchWorkspace: vi.fn<typeof Backend.switchWorkspace>(),
  getServer: vi.fn<typeof Backend.getServer>(),
  startServer: vi.fn<typeof Backend.startServer>(),
  stopServer: vi.fn<typeof Backend.stopServer>(),
  getStorage: vi.fn<typeof Backend.getStorage>(),
  getSettings: vi.fn<typeof Backend.getSettings>(),
  setLanguage: vi.fn<typeof Backend.setLanguage>(),
  setNotifications: vi.fn<typeof Backend.setNotifications>(),
  setOnClose: vi.fn<typeof Backend.setOnClose>(),
  docsFrameKey: vi.fn<typeof Backend.docsFrameKey>(),
  openDocs: vi.fn<typeof Backend.openDocs>(),
  saveSchema: vi.fn<typeof Backend.saveSchema>(),
  showInFolder: vi.fn<typeof Backend.showInFolder>(),
  openFolder: vi.fn<typeof Backend.openFolder>(),
  getFacts: vi.fn<typeof Backend.getFacts>(),
  quit: vi.fn<typeof Backend.quit>(),
  closeQuestion: vi.fn<typeof Backend.closeQuestion>(),
  closeWindow: vi.fn<typeof Backend.closeWindow>(),
  copyText: vi.fn<typeof Backend.copyText>(),
  listModules: vi.fn<typeof Backend.listModules>(),
  createModule: vi.fn<typeof Backend.createModule>(),
  updateModule: vi.fn<typeof Backend.updateModule>(),
  deleteModule: vi.fn<typeof Backend.deleteModule>(),
  reorderModules: vi.fn<typeof Backend.reorderModules>(),
  moduleLosses: vi.fn<typeof Backend.moduleLosses>(),
  createTable: vi.fn<typeof Backend.createTable>(),
  updateTable: vi.fn<typeof Backend.updateTable>(),
  deleteTable: vi.fn<typeof Backend.deleteTable>(),
  reorderTables: vi.fn<typeof Backend.reorderTables>(),
  tableLosses: vi.fn<typeof Backend.tableLosses>(),
  createFields: vi.fn<typeof Backend.createFields>(),
  updateField: vi.fn<typeof Backend.updateField>(),
  replaceField: vi.fn<typeof Backend.replaceField>(), deleteFields: vi.fn<typeof Backend.deleteFields>(),
  reorderFields: vi.fn<typeof Backend.reorderFields>(),
  fieldLosses: vi.fn<typeof Backend.fieldLosses>(),
  deleteFieldsLosses: vi.fn<typeof Backend.deleteFieldsLosses>(),
  suggestName: vi.fn<typeof Backend.suggestName>(),
  ...recordFakes,
  onEvent,
};

const noLosses = { tables: 0, records: 0, values: 0, links: 0, fields: [] };

/** Forgets what was asked and answers as at the start. */
export function resetFakes(): void {
  listeners.clear();
  for (const fake of Object.values(fakes)) if ("mockReset" in fake) fake.mockReset();
  resetBackups();
  resetBundles();
  resetFormulas();
  resetFunctions();
  resetKeys();
  resetUsage();
  fakes.getPerson.mockResolvedValue({ name: "Mara Lindt", displayName: "Mara", email: "" });
  fakes.updatePerson.mockImplementation((person) => Promise.resolve(person));
  fakes.getOrganization.mockResolvedValue({ name: "Home office", internalName: "home_office" });
  fakes.updateOrganization.mockImplementation((organization) => Promise.resolve(organization));
  fakes.listWorkspaces.mockResolvedValue([workspace, other]);
  fakes.createWorkspace.mockImplementation((input) => Promise.resolve({ ...other, ...input, id: "newnewnewnew" }));
  fakes.updateWorkspace.mockImplementation((id, input) => Promise.resolve({ ...workspace, ...input, id }));
  fakes.deleteWorkspace.mockResolvedValue("/home/mara/Owlet/trash/5rdco4s18swu.db");
  fakes.currentWorkspace.mockResolvedValue(workspace);
  fakes.switchWorkspace.mockResolvedValue(other);
  fakes.getServer.mockResolvedValue(running);
  fakes.startServer.mockResolvedValue(running);
  fakes.stopServer.mockResolvedValue({ ...running, state: "stopped", address: "" });
  fakes.getStorage.mockResolvedValue({ fault: null });
  fakes.getSettings.mockResolvedValue(settings);
  fakes.setOnClose.mockImplementation((onClose) => Promise.resolve({ ...settings, onClose }));
  fakes.setNotifications.mockImplementation((notifications) => Promise.resolve({ ...settings, notifications }));
  fakes.setLanguage.mockImplementation((language) => Promise.resolve({ ...settings, language }));
  fakes.saveSchema.mockResolvedValue({ path: "/home/mara/company_events.json" });
  fakes.getFacts.mockResolvedValue(facts);
  fakes.closeQuestion.mockResolvedValue({ usedKeys: [{ name: "Invoice sync", workspace: "Company events" }] });
  fakes.listModules.mockResolvedValue([]);
  fakes.createModule.mockImplementation((_, input) => Promise.resolve(moduleOf(input)));
  fakes.updateModule.mockImplementation((_, name, change) => Promise.resolve(moduleOf({ name, ...change })));
  fakes.createTable.mockImplementation((_, input) => Promise.resolve(tableOf({ id: "99", ...input })));
  fakes.updateTable.mockImplementation(({ table }, change) => Promise.resolve(tableOf({ id: "99", name: table, ...change })));
  fakes.createFields.mockImplementation((_, fields) => Promise.resolve(fields.map(fieldOf))); fakes.replaceField.mockImplementation((_, _name, field) => Promise.resolve(fieldOf(field)));
  fakes.updateField.mockImplementation((_, name, change) => Promise.resolve(fieldOf({ name, ...change })));
  for (const name of ["moduleLosses", "tableLosses", "fieldLosses", "deleteFieldsLosses"] as const) fakes[name].mockResolvedValue(noLosses);
  fakes.suggestName.mockImplementation((_, label) => Promise.resolve(label.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_")));
  resetRecords();
  for (const name of [
    "showInFolder", "openFolder", "quit", "closeWindow", "copyText", "openDocs", "deleteModule", "reorderModules", "deleteTable", "reorderTables", "deleteFields", "reorderFields",
  ] as const) fakes[name].mockResolvedValue(undefined);
}
