import type { Module } from "../backend";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { t } from "../words";
import { changeMarks } from "./grid/kept";
import { labelOf } from "./label";
import { appOf, type Seen } from "./shown";

interface Props {
  gone: Seen;
  /** The apps that are there. */
  modules: Module[];
  workspace: string;
  onMoveOn: () => void;
}

/** Says that the table or the app that is shown was deleted, and offers the way on. */
export function GoneNotice({ gone, modules, workspace, onMoveOn }: Props) {
  const { chosen } = gone;
  const app = appOf(gone);
  const isAppThere = modules.some(({ id }) => id === app?.id);
  const words = { tables: app?.tables.length ?? 0, table: chosen ? labelOf(chosen.table) : "", app: app ? labelOf(app) : "" };
  const leave = () => {
    // What was typed into a table that is gone would be sent when one leaves it.
    if (chosen) changeMarks({ workspace, module: chosen.module.name, table: chosen.table.name }, () => ({}));
    onMoveOn();
  };
  return (
    <Notice tone="warn" role="alert" actions={<Button onPress={leave}>{t("data.lost.leave")}</Button>}>
      {t(isAppThere && chosen ? "data.lost.table" : "data.lost.app", words)} {!gone.empty && t("data.lost.stays")}
    </Notice>
  );
}
