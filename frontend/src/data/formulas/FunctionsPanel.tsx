import { useState } from "react";
import { type GlobalFunction, listFunctions, type Module, type Path } from "../../backend";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Problem } from "../../ui/Problem";
import { Skeleton } from "../../ui/Skeleton";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { useFocusAfter } from "../design/useFocusAfter";
import { DeleteFunctionDialog } from "./DeleteFunctionDialog";
import { FunctionDialog } from "./FunctionDialog";
import { FunctionsTable } from "./FunctionsTable";

type Open = { dialog: "new" } | { dialog: "edit" | "delete"; of: GlobalFunction } | undefined;

interface Props {
  /** The app's; its table is "". */
  path: Path;
  module: Module;
  /** Nothing can be changed any more. */
  isGone: boolean;
}

/** The global functions of an app in the order in which they are compiled, with all that can be done about them. */
export function FunctionsPanel({ path, module, isGone }: Props) {
  const { data, error, reload } = useBackend(() => listFunctions(path), [path.workspace, path.module], { workspace: path.workspace, tables: [""] });
  const [open, setOpen] = useState<Open>();
  const { button, deleted } = useFocusAfter(open);
  const close = () => setOpen(undefined);
  if (error) return <div className="FormulasNote"><Problem error={error} onRetry={reload} /></div>;
  if (!data) return <div className="FormulasNote"><Skeleton lines={3} height="1.75rem" /></div>;
  const add = !isGone && <Button ref={button} look="primary" icon="add" onPress={() => setOpen({ dialog: "new" })}>{t("data.formula.functions.new")}</Button>;
  return (
    <>
      {data.length === 0 ? <EmptyState icon="formula" title={t("data.formula.functions.none.title")} action={add}>{t("data.formula.functions.none.text")}</EmptyState> : (
        <>
          <div className="FormulasBar">
            <p className="muted">{t("data.formula.functions.lead")}</p>
            {add}
          </div>
          <FunctionsTable path={path} functions={data} {...(!isGone && { onOpen: (dialog, of) => setOpen({ dialog, of }) })} />
        </>
      )}
      {(open?.dialog === "new" || open?.dialog === "edit") && (
        <FunctionDialog path={path} module={module} {...(open.dialog === "edit" && { of: open.of })} onClose={close} />
      )}
      {open?.dialog === "delete" && <DeleteFunctionDialog path={path} module={module} of={open.of} onClose={close} onDeleted={deleted} />}
    </>
  );
}
