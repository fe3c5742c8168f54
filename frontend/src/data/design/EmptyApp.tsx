import type { Module } from "../../backend";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Copyable } from "../../ui/Copyable";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { t } from "../../words";
import { labelOf } from "../label";

/** The page of an app that has no tables yet. */
export function EmptyApp({ module, onNewTable }: { module: Module; onNewTable: () => void }) {
  return (
    <Page title={labelOf(module)} lead={<Copyable bare label={t("data.path")} value={module.name} />}>
      <Card>
        <EmptyState icon="data" title={t("data.design.emptyApp.title")} action={<Button look="primary" onPress={onNewTable}>{t("data.design.table.new")}</Button>}>
          {t("data.design.emptyApp.text")}
        </EmptyState>
      </Card>
    </Page>
  );
}
