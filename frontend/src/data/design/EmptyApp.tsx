import type { Module } from "../../backend";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Copyable } from "../../ui/Copyable";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { t } from "../../words";
import { labelOf } from "../label";
import "./EmptyApp.css";

interface Props {
  module: Module;
  onNewTable: () => void;
  onImport: () => void;
}

/** The page of an app that has no tables yet. */
export function EmptyApp({ module, onNewTable, onImport }: Props) {
  const ways = (
    <div className="StartWays">
      <Button look="primary" onPress={onNewTable}>{t("data.design.table.new")}</Button>
      <Button onPress={onImport}>{t("sheet.import.fileAct")}</Button>
    </div>
  );
  return (
    <Page title={labelOf(module)} lead={<Copyable bare label={t("data.path")} value={module.name} />}>
      <Card>
        <EmptyState icon="data" title={t("data.design.emptyApp.title")} action={ways}>
          {t("data.design.emptyApp.text")}
        </EmptyState>
      </Card>
    </Page>
  );
}
