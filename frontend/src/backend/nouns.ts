import type { BackupPhase } from "./backups";
import type { BundlePhase } from "./bundles";
import type { JobPhase } from "./sheets";

// What crosses between Go and the window; the features have it from backend.ts.

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
  /** The numbers of the apps that it sees; null for all. */
  modules: number[] | null;
  /** Requests a minute; null for any number. */
  rateLimit: number | null;
  hint: string;
  /** The secrets it had before, newest first, as long as they let in. */
  former: FormerSecret[];
  state: KeyState;
  createdBy: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  /** Live, and not used for 90 days. */
  unused: boolean;
  revokedAt: string | null;
  revokedBy: string;
}
export interface FormerSecret { id: string; hint: string; rotatedAt: string; endsAt: string }
/** What a key sees and how often it may ask. */
export interface KeyChange { modules: number[] | null; rateLimit: number | null }
export interface KeyInput extends KeyChange { name: string; expiresAt: string | null; scopes: Scope[] }
export interface NewKey { key: Key; secret: string }
/** A key that is about to expire, of which the desktop is to tell. Days is which of the warnings it is. */
export interface KeyWarning { keyId: string; name: string; workspaceName: string; expiresAt: string; days: number }

export type ServerPhase = "running" | "stopped" | "failed";
/** The address is an origin, and "" while the server does not run. */
export interface Server { state: ServerPhase; address: string; port: number; error: Fault | null }

/** What keeps the data folder from being written or read at the moment. */
export interface Storage { fault: Fault | null }

export type OnClose = "ask" | "keep" | "quit";
export type LanguageChoice = "system" | "en" | "de";
export interface Settings { onClose: OnClose; port: number; language: LanguageChoice; notifications: boolean }
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
export interface Option { id?: string; name: string; labels?: Labels; color?: string; textColor?: string; icon?: string; order?: number }
/** A symbol's name with its colour; filling is 0 or 1. */
export interface Icon { icon: string; color?: string; filling?: number }
/** A fault of a formula; line and column count from 1. */
export interface ExpressionError { line: number; column: number; message: string }
export interface Field {
  name: string;
  type: FieldType;
  variant?: string;
  labels: Labels | null;
  expression?: string;
  expressionErrors?: ExpressionError[];
  /** What the formula gives; not there where it has a fault. */
  result?: Result;
  /** A list of choices, or the expression that finds them. */
  options?: Option[] | string;
  optionName?: string;
  optionIcon?: string;
  optionColor?: string;
  index: boolean;
  required: boolean;
  search: boolean;
  unique: boolean;
  /** The table at the other end of a reference or reverse field. */
  refTableId?: string;
}
/** What a formula gives: values as a stored field of the type has them; or lists; or "json", values of any kind. */
export interface Result {
  type: Exclude<FieldType, "function" | "reverse"> | "list" | "json";
  options?: Option[];
  /** The table that a reference leads to. */
  refTableId?: string;
  refTableName?: string;
  /** Of a list: what it is a list of. */
  item?: Result;
}
/** A fault of a formula, where it stands: line and column count from 1, the length in characters. The window has words of its own for each id. */
export interface FormulaError { line: number; column: number; length: number; id: string; args: Record<string, string> | null; message: string }
export interface FieldInput extends Partial<Omit<Field, "expressionErrors" | "refTableId">> {
  name: string;
  type: FieldType;
  labels: Labels;
  /** The table at the other end of a reference or reverse field, in the same app. */
  refTableName?: string;
}
/** A field of a table that is about to be made with it. */
export type NewField = Omit<FieldInput, "name"> & { name?: string };
/** What is left out stays. Options are the whole list: those with their ids stay, those without are new, and those not in it go. */
export type FieldChange = Partial<Omit<FieldInput, "type" | "variant" | "refTableName">>;
export interface Table {
  id: string;
  name: string;
  labels: Labels | null;
  icon: Icon | null;
  isHidden: boolean;
  hasHistory: boolean;
  /** How many it has. */
  records: number;
  fields: Field[] | null;
  /** The field that says what a record is called; "" where none does. */
  title: string;
  /** The reference in the other table, by each reverse field's name. */
  otherEnds: Record<string, string>;
  /** What formulas give, by the function field's name. One with a fault gives nothing, and is not there. */
  results?: Record<string, Result>;
}
export interface TableInput { name: string; labels: Labels; icon?: Icon; isHidden?: boolean; hasHistory?: boolean }
/** What is left out stays. */
export type TableChange = Partial<TableInput>;
/** A module is what people call an app. Its id is a number in text that stays when it is renamed; keys know it by that. */
export interface Module { id: string; name: string; labels: Labels | null; icon: Icon | null; isHidden: boolean; tables: Table[] }
export interface ModuleInput { name: string; labels?: Labels; icon?: Icon; isHidden?: boolean }
/** What is left out stays. */
export type ModuleChange = Partial<ModuleInput>;
/** A field that goes although nobody named it, because its other end does. */
export interface RemovedField { moduleName: string; tableName: string; fieldName: string; type: FieldType }
/** What a delete or the removal of options would take: the records of the tables; values in the fields named, and links in the fields that go along, of records that stay. */
export interface Losses { tables: number; records: number; values: number; links: number; fields: RemovedField[]; formulas?: BrokenFormula[] }
/** A formula that reads what goes: a field's, or a global function, whose table is "". */
export interface BrokenFormula { moduleName: string; tableName: string; name: string }
/** Where a table is. */
export interface Path { workspace: string; module: string; table: string }
export type Value = string | number | boolean | string[] | null;
/** One record, as the Public API shows it. */
export interface DataRecord { id: string; values: Record<string, Value> }

/** An error as it crosses from Go: the id names a sentence in words, args fill its places. */
export interface Fault { code: string; id: string; args: Record<string, unknown> | null }

export interface Events {
  /** A commit, whichever door or process wrote it. Workspace "" is everything outside the workspaces' files; of it, table "usage" is only what keys were used for. */
  changed: { workspace: string; table: string };
  server: { state: ServerPhase };
  /** Something keeps the data folder from being written or read, or nothing does any more. */
  storage: Storage;
  /** Total is 0 while it is unknown. */
  progress: { job: string; phase: JobPhase | BundlePhase | BackupPhase; done: number; total: number };
  "close-asked": undefined;
  /** An hour has passed: a key may be about to expire. */
  "keys-due": undefined;
}
