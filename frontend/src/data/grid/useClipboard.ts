import { type RefObject, useEffect, useEffectEvent } from "react";

interface Acts {
  onCopy: (clipboard: DataTransfer, cut: boolean) => void;
  onPaste: (clipboard: DataTransfer) => void;
}

/** The clipboard of the grid, while it has the focus itself: an editor in it has its own. */
export function useClipboard(port: RefObject<HTMLElement | null>, acts: Acts): void {
  const onEvent = useEffectEvent((event: ClipboardEvent) => {
    if (event.target !== port.current || !event.clipboardData) return;
    event.preventDefault();
    if (event.type === "paste") acts.onPaste(event.clipboardData);
    else acts.onCopy(event.clipboardData, event.type === "cut");
  });
  useEffect(() => {
    const element = port.current;
    const listen = (event: Event) => onEvent(event as ClipboardEvent);
    // WebKit copies and pastes where no text is selected only after this is taken.
    const offer = (event: Event) => { if (event.target === element) event.preventDefault(); };
    const names = ["copy", "cut", "paste"];
    for (const name of names) {
      element?.addEventListener(name, listen);
      element?.addEventListener(`before${name}`, offer);
    }
    return () => {
      for (const name of names) {
        element?.removeEventListener(name, listen);
        element?.removeEventListener(`before${name}`, offer);
      }
    };
  }, [port]);
}
