import type { AuditEntry, Detail } from "../backend";
import { t, type Word } from "../words";
import en from "../words/en.json";
import { formatNumber } from "../words/number";
import { formatTime } from "../words/time";

/** One thing that an entry says: what it is about, what it is now, and what it was before. */
export interface Part { label: string; before?: string; after: string }

/** The act in words. One of a newer Owlet is called as it is. */
export const actOf = (act: string) => word(`audit.act.${act}`, act);

/** What an entry says beside what was done to what. Of a change, each detail is what was and what is. */
export function partsOf({ act, detail }: AuditEntry): Part[] {
  const changes = /\.(renamed|changed)$/.test(act);
  return Object.entries(detail).map(([name, value]) => {
    const label = word(`audit.property.${name}`, name);
    const [before, after] = changes && Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [undefined, value];
    return { label, after: inWords(name, after), ...(before === undefined ? {} : { before: inWords(name, before) }) };
  });
}

/** An entry's detail as one line of text. */
export const lineOf = (part: Part) =>
  part.before === undefined ? t("audit.is", { label: part.label, after: part.after }) : t("audit.wasIs", { label: part.label, before: part.before, after: part.after });

/** Scopes that a key is often given together have one name. */
const presets: Record<string, Word> = {
  "schema:read,schema:write,schema:manage-permissions,records:read,records:write": "keys.scope.full",
  "schema:read,records:read": "keys.scope.read",
  "schema:read,records:read,records:write": "keys.scope.records",
};

/** What an empty value means: an expiration that is none is "never". */
function inWords(name: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return word(`audit.empty.${name}`, t("audit.empty.other"));
  const preset = name === "scopes" && Array.isArray(value) ? presets[value.join()] : undefined;
  if (preset) return t(preset);
  if (Array.isArray(value)) return value.length === 0 ? t("audit.empty.other") : value.map((one) => inWords(name, one)).join(", ");
  if (typeof value === "number") return name === "port" ? String(value) : formatNumber(value);
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
  if (typeof value === "object") return Object.entries(value as Detail).map(([key, inner]) => `${key}: ${inWords(key, inner)}`).join(", ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text)) return formatTime(text);
  return word(`audit.value.${name}.${text}`, text);
}

/** The sentence of that key, where there is one. */
function word(key: string, otherwise: string): string {
  const found = key.split(".").reduce((node: unknown, part) => (typeof node === "object" && node !== null && Object.hasOwn(node, part) ? (node as Detail)[part] : undefined), en);
  return typeof found === "string" ? t(key as Word) : otherwise;
}
