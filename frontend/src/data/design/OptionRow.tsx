import { type KeyboardEvent, useRef } from "react";
import { Button, Dialog, DialogTrigger, Input, Popover } from "react-aria-components";
import { Icon } from "../../ui/Icon";
import { IconButton } from "../../ui/IconButton";
import { t } from "../../words";
import { optionLabelOf } from "../label";
import { shadesOf } from "../shades";
import { ColorList } from "./ColorList";
import { type OptionDraft, renamed } from "./options";
import { useSortable } from "./useSortable";
import "./OptionRow.css";

interface Props {
  /** The list that it can be moved in. */
  list: string;
  option: OptionDraft;
  onChange: (option: OptionDraft) => void;
  onRemove: () => void;
  /** Another option was dropped here. */
  onMove: (key: string, after: boolean) => void;
  onStep: (by: -1 | 1) => void;
}

/** One option: its place, its colour, its name. */
export function OptionRow({ list, option, onChange, onRemove, onMove, onStep }: Props) {
  const item = useRef<HTMLLIElement>(null);
  const { itemProps, handleProps } = useSortable({ list, id: option.key, ref: item, onMove });
  const name = optionLabelOf(option);
  const color = t("data.design.options.color", { name });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") event.preventDefault(); // a name in the middle of the list does not send the form
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onStep(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li className="OptionRow Sortable" ref={item} {...itemProps}>
      <Button {...handleProps} className="grip" aria-label={t("data.design.options.drag", { name })}><Icon name="grip" /></Button>
      <DialogTrigger>
        <Button className="dot" aria-label={color} style={shadesOf(option.color)} />
        <Popover className="Menu ColorPopover">
          <Dialog aria-label={color} className="dialog">
            {({ close }) => (
              <ColorList
                label={color}
                value={option.color}
                onChange={(chosen) => {
                  onChange({ ...option, color: chosen });
                  close();
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <Input
        className="Input"
        aria-label={t("data.design.options.name")}
        value={name}
        onChange={({ target }) => onChange(renamed(option, target.value))}
        onKeyDown={onKeyDown}
      />
      <IconButton icon="close" label={t("data.design.options.remove", { name })} silent onPress={onRemove} />
    </li>
  );
}
