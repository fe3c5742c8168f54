import { Button } from "../../ui/Button";
import { explain, t } from "../../words";
import { findTable, labelOf } from "../label";
import { EditBox } from "./EditBox";
import { lookUp, meantBy } from "./found";
import { OptionList } from "./OptionList";
import { editText } from "./text";
import { type EditorProps, type Meaning, useDraft, useEditing } from "./useEditing";
import { useFound } from "./useFound";
import { matching, useList } from "./useList";

/** The record that this one links to: found by typing some of its title, or its number. */
export function LinkEditor(props: EditorProps) {
  const { field, value, links, workspace, modules, onOpenRecord } = props;
  const place = findTable(modules, field.refTableId);
  const draft = useDraft(props);
  const { text, changed } = draft;
  const typed = text === editText(field, value, links) ? "" : text;
  const { found, searching, error } = useFound(workspace, place, typed);
  // What was found for less of the text counts only where it fits all of it.
  const items = searching ? matching(found, typed) : found;
  const list = useList(items, typed ? items[0] : items.find(({ id }) => id === value));
  const { active, moved } = list;
  const editing = useEditing(props, draft, (): Meaning => {
    if (active && moved) return { value: active.id };
    if (!changed) return { value };
    if (text.trim() === "") return { value: null };
    if (searching) return lookUp(field, text, workspace, place);
    if (error !== undefined) return { problem: explain(error) };
    return meantBy(field, text, found.map((item) => ({ id: item.id, title: item.text })));
  });
  const open = place && typeof value === "string" && onOpenRecord;
  return (
    <EditBox
      editing={editing}
      field={field}
      list={list}
      picker={(
        <>
          {(!searching || items.length > 0) && (
            <OptionList list={list} label={place ? labelOf(place.table) : labelOf(field)} isChosen={({ id }) => id === value} onChoose={({ id }) => editing.give(id, "stay")}>
              {({ id, text: title }) => <>{title}<span className="number">{t("cells.list.number", { id })}</span></>}
            </OptionList>
          )}
          {open && (
            <Button look="quiet" icon="external" onPress={() => {
              editing.cancel();
              open({ workspace, module: place.module.name, table: place.table.name }, value);
            }}>
              {t("cells.list.open")}
            </Button>
          )}
        </>
      )}
    />
  );
}
