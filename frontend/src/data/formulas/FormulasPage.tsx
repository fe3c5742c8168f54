import { type ReactNode, useState } from "react";
import type { Module, Workspace } from "../../backend";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { Tabs } from "../../ui/Tabs";
import { t } from "../../words";
import { labelOf } from "../label";
import { FormulasPanel } from "./FormulasPanel";
import { FunctionsPanel } from "./FunctionsPanel";
import "./FormulasPage.css";

interface Props {
  workspace: Workspace;
  module: Module;
  /** Says that the app is gone. */
  notice?: ReactNode;
  onOpenTable: (table: string) => void;
}

/** What an app computes: its logic fields, and the functions that they share. */
export function FormulasPage({ workspace, module, notice, onOpenTable }: Props) {
  const [tab, setTab] = useState<"formulas" | "functions">("formulas");
  const common = { path: { workspace: workspace.id, module: module.name, table: "" }, module, isGone: Boolean(notice) };
  return (
    <Page title={t("data.formula.page", { app: labelOf(module) })} lead={t("data.formula.lead")}>
      {notice}
      <Card flush>
        <div className="Formulas"><Tabs
          label={t("data.formula.page", { app: labelOf(module) })}
          chosen={tab}
          onChoose={setTab}
          tabs={[
            { id: "formulas", label: t("data.formula.tab"), panel: <FormulasPanel {...common} onOpenTable={onOpenTable} /> },
            { id: "functions", label: t("data.formula.functions.tab"), panel: <FunctionsPanel {...common} /> },
          ]}
        /></div>
      </Card>
    </Page>
  );
}
