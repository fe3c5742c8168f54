import { useEffect, useRef } from "react";
import { IconButton } from "./IconButton";
import "./Pager.css";

interface Turns {
  previous: string;
  next: string;
  isFirst: boolean;
  isLast: boolean;
  onPrevious: () => void;
  onNext: () => void;
}

interface Props {
  /** Which rows are in sight, in words. */
  text: string;
  /** The way to the rows before and after; without it there is only the text. */
  turns?: Turns;
}

/** Stands below a table that has more rows than are in sight. */
export function Pager({ text, turns }: Props) {
  return (
    <footer className="Pager">
      <span className="words" role="status">{text}</span>
      {turns && <TurnButtons {...turns} />}
    </footer>
  );
}

function TurnButtons({ previous, next, isFirst, isLast, onPrevious, onNext }: Turns) {
  const back = useRef<HTMLButtonElement>(null);
  const on = useRef<HTMLButtonElement>(null);
  const pressed = useRef<HTMLButtonElement>(null);
  // At the end there is nowhere to go on to: the button that was pressed is disabled and loses the focus.
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement === pressed.current;
    if (pressed.current?.disabled && lost) (pressed.current === on.current ? back : on).current?.focus();
    pressed.current = null;
  }, [isFirst, isLast]);
  const press = (button: HTMLButtonElement | null, turn: () => void) => {
    pressed.current = button;
    turn();
  };
  return (
    <>
      <IconButton ref={back} icon="left" label={previous} isDisabled={isFirst} onPress={() => press(back.current, onPrevious)} />
      <IconButton ref={on} icon="right" label={next} isDisabled={isLast} onPress={() => press(on.current, onNext)} />
    </>
  );
}
