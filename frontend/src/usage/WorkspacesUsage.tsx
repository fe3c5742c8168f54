import { useState } from "react";
import type { WorkspaceUsage } from "../backend";
import { EmptyState } from "../ui/EmptyState";
import { SaveRows } from "../ui/SaveRows";
import { SearchField } from "../ui/SearchField";
import { t } from "../words";
import { UsageTable } from "./UsageTable";
import "./WorkspacesUsage.css";

interface Props {
  workspaces: WorkspaceUsage[];
  /** The one whose calls are shown. */
  chosen: string;
  onChoose: (id: string) => void;
}

/** All workspaces beside one another. */
export function WorkspacesUsage({ workspaces, chosen, onChoose }: Props) {
  const [search, setSearch] = useState("");
  const found = workspaces.filter(({ workspace }) => isFound(workspace, search));
  return (
    <div className="WorkspacesUsage">
      <div className="tools">
        <SearchField label={t("usage.search")} value={search} onChange={setSearch} />
        <SaveRows name={t("usage.tableFile")} rows={() => rowsOf(found)} />
      </div>
      {found.length > 0 && <UsageTable workspaces={found} chosen={chosen} onChoose={onChoose} />}
      {found.length === 0 && <EmptyState icon="search" title={t("usage.noneTitle", { search: search.trim() })}>{t("usage.none")}</EmptyState>}
    </div>
  );
}

function isFound({ name, internalName }: WorkspaceUsage["workspace"], search: string): boolean {
  const text = `${name} ${internalName}`.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** The table as rows of a sheet, its figures as they are. */
function rowsOf(list: WorkspaceUsage[]): string[][] {
  const head = [t("usage.column.workspace"), t("usage.column.internalName"), t("usage.column.bytes"), t("usage.metric.records"), t("usage.metric.callsMonth"), t("usage.metric.calls")];
  return [head, ...list.map(({ workspace, figures, problem }) => [
    workspace.name, workspace.internalName, String(figures.storage), problem ? "" : String(figures.records), String(figures.callsMonth), String(figures.calls),
  ])];
}
