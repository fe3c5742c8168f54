import { useState } from "react";
import type { Field, Path } from "../../backend";
import { Dialog } from "../../ui/Dialog";
import { t } from "../../words";
import { typeName } from "../fieldType";
import { labelOf } from "../label";
import type { Place } from "../useApps";
import { EditFieldForm } from "./EditFieldForm";
import { KindGallery } from "./KindGallery";
import { type KindName, kinds } from "./kinds";
import { NewFieldForm } from "./NewFieldForm";

interface Props {
  path: Path;
  place: Place;
  onClose: () => void;
}

/** Asks what a new field is to hold, and then for all that belongs to it. One with a faulty formula stays open, to put it right. */
export function NewFieldDialog({ path, place, onClose }: Props) {
  const [kind, setKind] = useState<KindName>();
  const [faulty, setFaulty] = useState<Field>();
  const title = faulty ? t("data.design.field.editTitle", { name: labelOf(faulty) })
    : kind ? t("data.design.field.newOfTitle", { type: typeName(kinds[kind]) })
    : t("data.design.field.newTitle", { table: labelOf(place.table) });
  const done = (field: Field) => (field.expressionErrors?.length ? setFaulty(field) : onClose());
  return (
    <Dialog wide title={title} onClose={onClose}>
      {faulty ? <EditFieldForm path={path} place={place} field={faulty} onClose={onClose} />
        : kind ? <NewFieldForm path={path} place={place} kind={kinds[kind]} onBack={() => setKind(undefined)} onClose={onClose} onDone={done} />
        : <KindGallery onChoose={setKind} />}
    </Dialog>
  );
}
