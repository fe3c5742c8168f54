import type { AuditChoices } from "../backend";
import { Button } from "../ui/Button";
import { DateField } from "../ui/DateField";
import { SearchField } from "../ui/SearchField";
import { type Option, Select } from "../ui/Select";
import { t } from "../words";
import { actOf } from "./describe";
import { anything, type Filter, isAnything } from "./filter";
import "./AuditFilters.css";

interface Props {
  filter: Filter;
  /** What some entry has; undefined while it loads. */
  choices: AuditChoices | undefined;
  onChange: (filter: Filter) => void;
}

/** Narrows the log down by act, workspace, person, days and text. */
export function AuditFilters({ filter, choices, onChange }: Props) {
  const set = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  const acts = choices?.acts.map((act) => ({ value: act, label: actOf(act) })).sort((a, b) => a.label.localeCompare(b.label)) ?? [];
  const workspaces = choices?.workspaces.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const people = choices?.people.map((name) => ({ value: name, label: name })) ?? [];
  return (
    <div className="AuditFilters" role="group" aria-label={t("audit.filters")}>
      <SearchField label={t("audit.search")} value={filter.text} onChange={(text) => set({ text })} />
      <Select label={t("audit.what")} options={withAny(t("audit.anyAct"), acts)} value={filter.act} onChange={(act) => set({ act })} />
      <Select label={t("audit.workspace")} options={withAny(t("audit.anyWorkspace"), workspaces)} value={filter.workspace} onChange={(workspace) => set({ workspace })} />
      <Select label={t("audit.who")} options={withAny(t("audit.anyone"), people)} value={filter.person} onChange={(person) => set({ person })} />
      <DateField label={t("audit.from")} value={filter.from} onChange={(from) => set({ from })} />
      <DateField label={t("audit.to")} value={filter.to} onChange={(to) => set({ to })} />
      <Button isDisabled={isAnything(filter)} onPress={() => onChange(anything)}>{t("audit.clear")}</Button>
    </div>
  );
}

const withAny = (any: string, options: Option<string>[]): Option<string>[] => [{ value: "", label: any }, ...options];
