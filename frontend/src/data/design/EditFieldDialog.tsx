import { useState } from "react";
import type { Field, Path } from "../../backend";
import { Dialog } from "../../ui/Dialog";
import { t } from "../../words";
import { labelOf } from "../label";
import type { Place } from "../useApps";
import { EditFieldForm } from "./EditFieldForm";
import { KindGallery } from "./KindGallery";
import { type KindName, kinds } from "./kinds";
import { NewFieldForm } from "./NewFieldForm";

interface Props {
  path: Path;
  place: Place;
  field: Field;
  onClose: () => void;
}

/** Changes a field; where it holds no value also its type, which is asked for like that of a new one. */
export function EditFieldDialog({ path, place, field, onClose }: Props) {
  const [step, setStep] = useState<"edit" | "types" | KindName>("edit");
  const [faulty, setFaulty] = useState<Field>();
  const shown = faulty ?? field;
  const done = (made: Field) => {
    if (made.expressionErrors?.length) {
      setFaulty(made);
      setStep("edit");
    } else onClose();
  };
  const back = () => setStep("types");
  const retype = field.type === "reverse" ? {} : { onRetype: back };
  return (
    <Dialog wide title={t(step === "types" ? "data.design.field.retypeTitle" : "data.design.field.editTitle", { name: labelOf(shown) })} onClose={onClose}>
      {step === "edit" ? <EditFieldForm key={shown.type} path={path} place={place} field={shown} onClose={onClose} {...retype} />
        : step === "types" ? <KindGallery onChoose={setStep} />
        : <NewFieldForm path={path} place={place} kind={kinds[step]} replaces={shown} onBack={back} onClose={onClose} onDone={done} />}
    </Dialog>
  );
}
