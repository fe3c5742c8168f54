import { IconButton } from "./IconButton";
import "./Pager.css";

interface Props {
  /** Which rows are in sight, in words. */
  text: string;
  /** The way to the rows before and after; without it there is only the text. */
  turns?: { previous: string; next: string; isFirst: boolean; isLast: boolean; onPrevious: () => void; onNext: () => void };
}

/** Stands below a table that has more rows than are in sight. */
export function Pager({ text, turns }: Props) {
  return (
    <footer className="Pager">
      <span className="words" role="status">{text}</span>
      {turns && <IconButton icon="left" label={turns.previous} isDisabled={turns.isFirst} onPress={turns.onPrevious} />}
      {turns && <IconButton icon="right" label={turns.next} isDisabled={turns.isLast} onPress={turns.onNext} />}
    </footer>
  );
}
