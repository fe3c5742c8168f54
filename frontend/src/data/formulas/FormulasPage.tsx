import { type ReactNode, useState } from "react";
import { listFormulas, type Module, type Workspace } from "../../backend";
import { Card } from "../../ui/Card";
import { Checkbox } from "../../ui/Checkbox";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { Problem } from "../../ui/Problem";
import { SearchField } from "../../ui/SearchField";
import { Skeleton } from "../../ui/Skeleton";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { EditFieldDialog } from "../design/EditFieldDialog";
import { labelOf } from "../label";
import { FormulasTable } from "./FormulasTable";
import { isFound, type Line, linesOf } from "./lines";
import "./FormulasPage.css";

interface Props {
  workspace: Workspace;
  module: Module;
  /** Says that the app is gone. */
  notice?: ReactNode;
  onOpenTable: (table: string) => void;
}

/** All logic fields of an app: what each reads and gives, and which have a fault. */
export function FormulasPage({ workspace, module, notice, onOpenTable }: Props) {
  const path = { workspace: workspace.id, module: module.name, table: "" };
  const { data, error, reload } = useBackend(() => listFormulas(path), [workspace.id, module.name], { workspace: workspace.id, tables: [""] });
  const [search, setSearch] = useState("");
  const [onlyBroken, setOnlyBroken] = useState(false);
  const [editing, setEditing] = useState<Line>();
  const lines = data && linesOf(data, module);
  const shown = lines?.filter((line) => isFound(line, search) && (!onlyBroken || line.faults.length > 0 || line.spoiltBy));
  return (
    <Page title={t("data.formula.page", { app: labelOf(module) })} lead={t("data.formula.lead")}>
      {notice}
      <Card flush>
        {error ? <div className="FormulasNote"><Problem error={error} onRetry={reload} /></div>
          : !lines || !shown ? <div className="FormulasNote"><Skeleton lines={5} height="1.75rem" /></div>
          : lines.length === 0 ? <EmptyState icon="formula" title={t("data.formula.none.title")}>{t("data.formula.none.text")}</EmptyState> : (
            <>
              <div className="FormulasBar">
                <SearchField label={t("data.formula.search")} value={search} onChange={setSearch} />
                <Checkbox isSelected={onlyBroken} onChange={setOnlyBroken}>{t("data.formula.onlyBroken")}</Checkbox>
              </div>
              {shown.length > 0 ? <FormulasTable lines={shown} onOpenTable={onOpenTable} {...(!notice && { onEdit: setEditing })} /> : (
                <p className="FormulasNote muted">{t(onlyBroken && search === "" ? "data.formula.allFine" : "data.formula.noMatch")}</p>
              )}
            </>
          )}
      </Card>
      {editing && (
        <EditFieldDialog path={{ ...path, table: editing.table.name }} place={{ module, table: editing.table }} field={editing.field} onClose={() => setEditing(undefined)} />
      )}
    </Page>
  );
}
