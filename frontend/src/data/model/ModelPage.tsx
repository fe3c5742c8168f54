import { type ReactNode, useMemo, useRef } from "react";
import type { Module, Workspace } from "../../backend";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { t } from "../../words";
import { locale } from "../../words/time";
import { labelOf } from "../label";
import { modelOf } from "./layout";
import { ModelView } from "./ModelView";
import { SaveMenu } from "./SaveMenu";
import "./ModelPage.css";

interface Props {
  workspace: Workspace;
  module: Module;
  /** Says that the app is gone. */
  notice?: ReactNode;
  onOpenTable: (table: string) => void;
}

/** The data model of an app: its tables as boxes, and the links between them as lines. */
export function ModelPage({ workspace, module, notice, onOpenTable }: Props) {
  const drawing = useRef<SVGSVGElement>(null);
  // What the picture shows: not the records, which come and go.
  const shown = JSON.stringify({ tables: module.tables.map((table) => ({ ...table, records: 0 })), locale: locale() });
  const model = useMemo(() => modelOf((JSON.parse(shown) as Pick<Module, "tables">).tables), [shown]);
  const empty = model.boxes.length === 0;
  return (
    <Page
      fill
      title={t("data.model.title", { app: labelOf(module) })}
      lead={t("data.model.lead")}
      actions={!empty && <SaveMenu name={`${module.name}-model`} size={model} drawing={() => drawing.current} />}
    >
      {notice}
      <Card flush>
        <div className="ModelCard">
          {empty ? <EmptyState icon="data" title={t("data.model.none.title")}>{t("data.model.none.text")}</EmptyState> : (
            <ModelView key={`${workspace.id}/${module.name}`} module={module} model={model} drawing={drawing} onOpenTable={onOpenTable} />
          )}
        </div>
      </Card>
    </Page>
  );
}
