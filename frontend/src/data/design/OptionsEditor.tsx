import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/TextField";
import { t } from "../../words";
import { OptionRow } from "./OptionRow";
import { linesOf, type OptionDraft, withLines } from "./options";
import { placed } from "./order";
import "./OptionsEditor.css";

interface Props {
  value: OptionDraft[];
  onChange: (options: OptionDraft[]) => void;
}

/** The options of a choice: typed one by one, or pasted as lines; named, coloured and put in order. */
export function OptionsEditor({ value, onChange }: Props) {
  const [text, setText] = useState("");
  const [known, setKnown] = useState<string[]>([]);
  const list = useId();
  const add = (lines: string, pasted = false) => {
    const { fresh, known } = linesOf(value, lines);
    if (fresh.length > 0) onChange(withLines(value, lines));
    setKnown(known);
    if (pasted || fresh.length > 0) setText("");
  };
  const type = (typed: string) => {
    setText(typed);
    setKnown([]);
  };
  const move = (key: string, beside: string, after: boolean) => {
    const keys = placed(value.map((option) => ({ name: option.key })), key, beside, after);
    onChange(keys.flatMap((one) => value.filter((option) => option.key === one)));
  };
  const step = (at: number, by: -1 | 1) => {
    const [self, beside] = [value[at], value[at + by]];
    if (self && beside) move(self.key, beside.key, by > 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // what is typed here is an option: the form is sent by its button
    add(text);
  };
  const onPaste = (event: React.ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    add(pasted, true);
  };
  return (
    <fieldset className="OptionsEditor">
      <legend className="Label">{t("data.design.options.label")}</legend>
      {value.length > 0 && (
        <ul aria-label={t("data.design.options.label")}>
          {value.map((option, at) => (
            <OptionRow
              key={option.key}
              list={list}
              option={option}
              onChange={(changed) => onChange(value.with(at, changed))}
              onRemove={() => onChange(value.toSpliced(at, 1))}
              onMove={(key, after) => move(key, option.key, after)}
              onStep={(by) => step(at, by)}
            />
          ))}
        </ul>
      )}
      <div className="add">
        <TextField
          name="options"
          aria-label={t("data.design.options.new")}
          placeholder={t("data.design.options.new")}
          description={t("data.design.options.hint")}
          value={text}
          onChange={type}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          {...(known.length > 0 && { isInvalid: true, errorMessage: t("data.design.options.known", { count: known.length, names: known.map((name) => t("data.design.options.quoted", { name })).join(", ") }) })}
        />
        <Button icon="add" isDisabled={!text.trim()} onPress={() => add(text)}>{t("data.design.options.add")}</Button>
      </div>
    </fieldset>
  );
}
