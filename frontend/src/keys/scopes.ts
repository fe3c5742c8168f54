import type { Scope } from "../backend";
import { t, type Word } from "../words";

export type ScopeChoice = "full" | "read" | "records" | "custom";

/** Every scope in the order people see them, and what it lets a tool do. */
export const scopes: { scope: Scope; word: Word }[] = [
  { scope: "schema:read", word: "keys.scope.schemaRead" },
  { scope: "schema:write", word: "keys.scope.schemaWrite" },
  { scope: "schema:manage-permissions", word: "keys.scope.schemaPermissions" },
  { scope: "records:read", word: "keys.scope.recordsRead" },
  { scope: "records:write", word: "keys.scope.recordsWrite" },
];

export const presets: Record<Exclude<ScopeChoice, "custom">, Scope[]> = {
  full: scopes.map(({ scope }) => scope),
  read: ["schema:read", "records:read"],
  records: ["schema:read", "records:read", "records:write"],
};

/** The named choice that has exactly these scopes. */
export function choiceOf(list: Scope[]): ScopeChoice {
  const same = (preset: Scope[]) => preset.length === list.length && preset.every((scope) => list.includes(scope));
  const found = Object.entries(presets).find(([, preset]) => same(preset));
  return (found?.[0] ?? "custom") as ScopeChoice;
}

/** What a list calls these scopes. */
export function scopeName(list: Scope[]): string {
  const choice = choiceOf(list);
  return choice === "custom" ? t("keys.scope.customBadge", { count: list.length }) : t(`keys.scope.${choice}`);
}
