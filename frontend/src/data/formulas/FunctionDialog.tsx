import { useState } from "react";
import { checkFunction, createFunction, type GlobalFunction, type Module, type Path, updateFunction } from "../../backend";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { TextField } from "../../ui/TextField";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { LogicEditor } from "../logic/LogicEditor";

interface Props {
  path: Path;
  module: Module;
  /** The function to change; without one it is a new one. */
  of?: GlobalFunction;
  onClose: () => void;
}

/** The name and the code of a global function. It is saved with faults too: they are said while one writes, and in the list. */
export function FunctionDialog({ path, module, of, onClose }: Props) {
  const [name, setName] = useState(of?.name ?? "");
  const [code, setCode] = useState(of?.code ?? "");
  const submit = useSubmit(async () => {
    if (of) await updateFunction(path, of.name, { name, code });
    else await createFunction(path, { name, code });
    onClose();
  }, { name: ["function.internal_name", "function.name_taken"] });
  const label = t("data.formula.functions.code");
  return (
    <Dialog wide title={of ? t("data.formula.functions.editTitle", { name: of.name }) : t("data.formula.functions.newTitle")} onClose={onClose}>
      <Form submit={submit}>
        <TextField autoFocus={!of} mono name="name" label={t("data.formula.functions.name")} description={t("data.formula.functions.nameHint")} value={name} onChange={setName} />
        <LogicEditor
          label={label}
          path={path}
          scope={{ module, table: undefined }}
          field={of?.name ?? ""}
          value={code}
          onChange={setCode}
          check={(text) => checkFunction(path, { name: of?.name ?? name, code: text })}
        />
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" isPending={submit.busy}>{t(of ? "data.design.save" : "data.formula.functions.create")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
