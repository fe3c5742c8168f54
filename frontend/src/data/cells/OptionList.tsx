import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "../../ui/Icon";
import { t } from "../../words";
import { type Item, type ListState, optionId } from "./useList";
import "./OptionList.css";

interface Props<One extends Item> {
  list: ListState<One>;
  label: string;
  isChosen: (item: One) => boolean;
  multiple?: boolean;
  onChoose: (item: One) => void;
  children: (item: One) => ReactNode;
}

/** A list below a text, which keeps the focus: the arrow keys there choose here. */
export function OptionList<One extends Item>({ list: { id, items, active }, label, isChosen, multiple, onChoose, children }: Props<One>) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  if (items.length === 0) return <p className="OptionListEmpty">{t("cells.list.nothing")}</p>;
  return (
    <div ref={box} id={id} role="listbox" aria-label={label} aria-multiselectable={multiple} className="OptionList" tabIndex={-1}>
      {items.map((item, at) => (
        <div
          key={item.id}
          id={optionId(id, at)}
          role="option"
          tabIndex={-1}
          aria-selected={isChosen(item)}
          data-active={item === active || undefined}
          className="option"
          onMouseDown={(event) => event.preventDefault()}
          onMouseUp={() => onChoose(item)}
        >
          <span className="words">{children(item)}</span>
          {isChosen(item) && <Icon name="check" />}
        </div>
      ))}
    </div>
  );
}
