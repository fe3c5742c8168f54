// Templates, workspaces and apps as files, and publishing to other servers.
import * as goApp from "../../wailsjs/go/main/App";
import * as goBundles from "../../wailsjs/go/window/Bundles";
import * as goPublishes from "../../wailsjs/go/window/Publishes";
import { ask } from "./ask";
import type { Icon, Labels } from "./nouns";

export interface TemplateTable {
  name: string;
  labels: Labels;
  icon: Icon | null;
  records: number;
  /** The names of the tables that it refers to. */
  links: string[];
}
/** An app that Owlet brings along. */
export interface Template { name: string; labels: Labels; icon: Icon | null; tables: TemplateTable[] }
/** An app that was opened; its name differs from what it was where that was taken. */
export interface OpenedApp { name: string; was: string; labels: Labels | null }
/** What is saved: a workspace, or one app where one is named. */
export interface BundleWhat { workspace: string; module: string; records: boolean }
export interface BundleSaved { file: string; cancelled: boolean; seconds: number }
export interface BundleOpened { modules: OpenedApp[]; cancelled: boolean; seconds: number }

export const listTemplates = () => ask<Template[]>(() => goBundles.Templates());
export const openTemplate = (workspaceId: string, name: string) => ask<OpenedApp>(() => goBundles.OpenTemplate(workspaceId, name));
/** Answers the job, of which "progress" tells. */
export const startSaveBundle = (file: string, what: BundleWhat) => ask<string>(() => goBundles.StartSave(file, what));
export const saveBundleResult = (job: string) => ask<BundleSaved>(() => goBundles.SaveResult(job));
export const startOpenBundle = (workspaceId: string, file: string) => ask<string>(() => goBundles.StartOpen(workspaceId, file));
export const openBundleResult = (job: string) => ask<BundleOpened>(() => goBundles.OpenResult(job));
/** Asks for a file to open, of a kind such as .json; the path is "" when the person thought better of it. */
export const askWhich = (kind: string) => ask<{ path: string }>(() => goApp.AskWhich(kind));

/** What a save, an opening or a publication tells of in "progress". */
export type BundlePhase = "write" | "read" | "structure" | "records" | "links" | "check" | RetryPhase;
/** The other server does not answer, or asks for patience: done and total count how often it is tried. */
export type RetryPhase = "silent" | "busy";

/** Where an app is published: an address, a workspace there, and the name that it gets. */
export interface PublishTarget { address: string; workspace: string; module: string }
export type PublishStepKind = "module" | "table" | "fields" | "reverses" | "records" | "links" | "required" | "functions" | "by_hand" | "check";
export interface PublishStep { kind: PublishStepKind; name: string; fields: string[]; count: number }
export interface PublishPlan { target: PublishTarget; workspaceName: string; steps: PublishStep[]; records: number }
export interface PublishNote { kind: "reverse" | "missing_reverse" | "expression" | "order" | "function"; table: string; field: string; text: string }
export interface PublishDifference {
  kind: "value" | "missing" | "extra" | "field" | "missing_field";
  table: string;
  record: number;
  field: string;
  here: string;
  there: string;
}
/** What is there is the app as it was at startedAt; it may have changed here since. */
export interface Published {
  target: PublishTarget;
  startedAt: string;
  changed: boolean;
  tables: number;
  fields: number;
  records: number;
  notes: PublishNote[];
  /** The first 100 of as many as different says. */
  differences: PublishDifference[];
  different: number;
}
/** One that was cancelled can be continued. */
export interface PublishResult { published: Published; cancelled: boolean; seconds: number }
/** A publication that can go on, with the app as it was at startedAt; it may have changed since. Done and total count records. */
export interface UnfinishedPublish {
  id: string;
  target: PublishTarget;
  startedAt: string;
  module: string;
  labels: Labels | null;
  done: number;
  total: number;
  changed: boolean;
}

/** An address as Owlet will connect to it. */
export const publishOrigin = (address: string) => ask<string>(() => goPublishes.Origin(address));
/** Connects and reads, and changes nothing there. */
export const planPublish = (what: BundleWhat, target: PublishTarget, key: string) => ask<PublishPlan>(() => goPublishes.Plan(what, target, key));
/** Answers the job, of which "progress" tells. */
export const startPublish = (what: BundleWhat, target: PublishTarget, key: string) => ask<string>(() => goPublishes.Start(what, target, key));
export const resumePublish = (id: string, key: string) => ask<string>(() => goPublishes.Resume(id, key));
export const publishResult = (job: string) => ask<PublishResult>(() => goPublishes.Result(job));
export const listUnfinished = (workspaceId: string) => ask<UnfinishedPublish[]>(() => goPublishes.Unfinished(workspaceId));
export const discardPublish = (id: string) => ask<undefined>(() => goPublishes.Discard(id));
