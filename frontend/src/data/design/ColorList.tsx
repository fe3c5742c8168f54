import { ListBox, ListBoxItem } from "react-aria-components";
import { t } from "../../words";
import { Icon } from "../../ui/Icon";
import { shadesOf } from "../shades";
import { colorNames, colors } from "./colors";
import "./ColorList.css";

interface Props {
  label: string;
  value: string | undefined;
  onChange: (color: string) => void;
}

/** One colour out of a row of them. */
export function ColorList({ label, value, onChange }: Props) {
  const chosen = colorNames.find((name) => colors[name] === value?.toLowerCase());
  return (
    <ListBox
      aria-label={label}
      className="ColorList"
      layout="grid"
      orientation="horizontal"
      selectionMode="single"
      disallowEmptySelection
      escapeKeyBehavior="none"
      selectedKeys={chosen ? [chosen] : []}
      onSelectionChange={(keys) => {
        const [name] = keys;
        onChange(colors[name as keyof typeof colors]);
      }}
    >
      {colorNames.map((name) => (
        <ListBoxItem key={name} id={name} textValue={t(`data.design.color.${name}`)} aria-label={t(`data.design.color.${name}`)} className="swatch" style={shadesOf(colors[name])}>
          {({ isSelected }) => isSelected && <Icon name="check" />}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
