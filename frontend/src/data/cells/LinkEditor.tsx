import { Button } from "../../ui/Button";
import { explain, t } from "../../words";
import { findTable, labelOf } from "../label";
import { EditBox } from "./EditBox";
import { linksTo } from "./links";
import { OptionList } from "./OptionList";
import { type Parsed, parseText } from "./parse";
import { editText } from "./text";
import { type EditorProps, useDraft, useEditing } from "./useEditing";
import { useFound } from "./useFound";
import { matching, useList } from "./useList";

/** The record that this one links to: found by typing some of its title, or its number. */
export function LinkEditor(props: EditorProps) {
  const { field, value, links, workspace, modules, onOpenRecord } = props;
  const place = findTable(modules, field.refTableId);
  const draft = useDraft(props);
  const typed = draft.text === editText(field, value, links) ? "" : draft.text;
  const { found, searching, error } = useFound(workspace, place, typed);
  // What was found for less of the text counts only where it fits all of it.
  const items = searching ? matching(found, typed) : found;
  const list = useList(items, typed ? items[0] : items.find(({ id }) => id === value));
  const { active, moved } = list;
  const isBlank = draft.text.trim() === "";
  const editing = useEditing(props, draft, (): Parsed => {
    if (active && moved) return { value: active.id };
    if (!draft.changed) return { value };
    if (typed && error !== undefined) return { problem: explain(error) };
    if (isBlank) return { value: null };
    if (searching) return { problem: t("cells.problem.notFoundYet", { text: draft.text.trim() }) };
    const parsed = parseText(field, draft.text, linksTo(field, found.map(({ id, text }) => ({ id, title: text }))));
    return "value" in parsed || !active ? parsed : { value: active.id };
  }, !searching || moved || !draft.changed || isBlank);
  const open = place && typeof value === "string" && onOpenRecord;
  return (
    <EditBox
      editing={editing}
      field={field}
      list={list}
      picker={(
        <>
          {editing.waiting && <p className="OptionListEmpty" role="status">{t("cells.list.searching")}</p>}
          {(!searching || (items.length > 0 && !editing.waiting)) && (
            <OptionList list={list} label={place ? labelOf(place.table) : labelOf(field)} isChosen={({ id }) => id === value} onChoose={({ id }) => editing.give(id, "stay")}>
              {({ id, text }) => <>{text}<span className="number">{t("cells.list.number", { id })}</span></>}
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
