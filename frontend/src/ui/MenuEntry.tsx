import { useId } from "react";
import { Button } from "react-aria-components";
import "./MenuEntry.css";

interface Props {
  label: string;
  chosen: boolean;
  onChoose: () => void;
  /** Something there wants to be seen: what, in words. It shows as a dot. */
  mark?: string | undefined;
}

/** One place to go in the side menu. */
export function MenuEntry({ label, chosen, onChoose, mark }: Props) {
  const words = useId();
  return (
    <>
      <Button className="MenuEntry" aria-current={chosen ? "page" : undefined} aria-describedby={mark && words} onPress={onChoose}>
        {label}
        {mark && <span className="mark" aria-hidden title={mark} />}
      </Button>
      {mark && <span id={words} hidden>{mark}</span>}
    </>
  );
}
