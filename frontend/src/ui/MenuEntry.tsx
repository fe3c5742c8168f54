import { Button } from "react-aria-components";
import "./MenuEntry.css";

/** One place to go in the side menu. */
export function MenuEntry({ label, chosen, onChoose }: { label: string; chosen: boolean; onChoose: () => void }) {
  return (
    <Button className="MenuEntry" aria-current={chosen ? "page" : undefined} onPress={onChoose}>
      {label}
    </Button>
  );
}
