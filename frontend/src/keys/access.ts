import type { Key, KeyChange } from "../backend";
import { Refusal } from "../ui/useSubmit";
import { explain, t } from "../words";
import type { AppName } from "./useAppNames";

/** Which field an error about access belongs to. */
export const accessPlaces = { modules: "key.module", rateLimit: "key.rate" };

/** The access without apps that are gone, unless none is left of those that are wanted. */
export function refuseNoApps(access: KeyChange, apps: AppName[]): KeyChange {
  const modules = access.modules?.filter((number) => apps.some((app) => app.number === number)) ?? null;
  if (modules?.length === 0) throw new Refusal("modules", explain({ code: "invalid", id: "key.modules_none", args: null }));
  return { ...access, modules };
}

/** What narrows a key's access beside its scope, in a few words; undefined where nothing does. */
export function limitsOf(key: Key, apps: AppName[]): string | undefined {
  const limits = [];
  if (key.modules) limits.push(appsOf(key.modules, apps));
  if (key.rateLimit !== null) limits.push(t("keys.access.perMinute", { count: key.rateLimit }));
  return limits.length > 0 ? limits.join(", ") : undefined;
}

function appsOf(modules: number[], apps: AppName[]): string {
  const names = apps.filter(({ number }) => modules.includes(number)).map(({ label }) => label);
  return names.length > 0 ? t("keys.access.onlyApps", { apps: names.join(", ") }) : t("keys.access.noApps");
}
