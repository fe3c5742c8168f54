import type { Field } from "../../backend";
import { IconButton } from "../../ui/IconButton";
import { Menu } from "../../ui/Menu";
import { t } from "../../words";
import { labelOf } from "../label";
import { orderActs } from "./acts";
import { stepped } from "./order";

interface Props {
  field: Field;
  fields: Field[];
  onOrder: (names: string[]) => void;
  onEdit: () => void;
  onDelete: () => void;
}

/** What can be done with a field. */
export function FieldMenu({ field, fields, onOrder, onEdit, onDelete }: Props) {
  const label = t("data.menuActions", { name: labelOf(field) });
  const acts = [
    { id: "edit", label: t("data.design.field.edit"), icon: "edit", onAction: onEdit } as const,
    ...orderActs((by) => stepped(fields, field.name, by), onOrder),
    { id: "delete", label: t("data.design.field.delete"), icon: "delete", danger: true, onAction: onDelete } as const,
  ];
  return (
    <Menu label={label} acts={acts}>
      <IconButton icon="more" label={label} silent />
    </Menu>
  );
}
