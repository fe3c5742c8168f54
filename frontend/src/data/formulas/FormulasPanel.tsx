import { useState } from "react";
import { listFormulas, type Module, type Path } from "../../backend";
import { Checkbox } from "../../ui/Checkbox";
import { EmptyState } from "../../ui/EmptyState";
import { Problem } from "../../ui/Problem";
import { SearchField } from "../../ui/SearchField";
import { Skeleton } from "../../ui/Skeleton";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { EditFieldDialog } from "../design/EditFieldDialog";
import { FormulasTable } from "./FormulasTable";
import { isFound, type Line, linesOf } from "./lines";

interface Props {
  /** The app's; its table is "". */
  path: Path;
  module: Module;
  /** Nothing can be changed any more. */
  isGone: boolean;
  onOpenTable: (table: string) => void;
}

/** The logic fields of an app in the order in which they are computed, to be searched and edited. */
export function FormulasPanel({ path, module, isGone, onOpenTable }: Props) {
  const { data, error, reload } = useBackend(() => listFormulas(path), [path.workspace, path.module], { workspace: path.workspace, tables: [""] });
  const [search, setSearch] = useState("");
  const [onlyBroken, setOnlyBroken] = useState(false);
  const [editing, setEditing] = useState<Line>();
  if (error) return <div className="FormulasNote"><Problem error={error} onRetry={reload} /></div>;
  if (!data) return <div className="FormulasNote"><Skeleton lines={5} height="1.75rem" /></div>;
  const lines = linesOf(data, module);
  if (lines.length === 0) return <EmptyState icon="formula" title={t("data.formula.none.title")}>{t("data.formula.none.text")}</EmptyState>;
  const shown = lines.filter((line) => isFound(line, search) && (!onlyBroken || line.faults.length > 0 || line.spoiltBy));
  return (
    <>
      <div className="FormulasBar">
        <SearchField label={t("data.formula.search")} value={search} onChange={setSearch} />
        <Checkbox isSelected={onlyBroken} onChange={setOnlyBroken}>{t("data.formula.onlyBroken")}</Checkbox>
      </div>
      {shown.length > 0 ? <FormulasTable lines={shown} onOpenTable={onOpenTable} {...(!isGone && { onEdit: setEditing })} /> : (
        <p className="FormulasNote muted">{t(onlyBroken && search === "" ? "data.formula.allFine" : "data.formula.noMatch")}</p>
      )}
      {editing && (
        <EditFieldDialog path={{ ...path, table: editing.table.name }} place={{ module, table: editing.table }} field={editing.field} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}
