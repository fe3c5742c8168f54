import { useState } from "react";
import type { ButtonProps } from "react-aria-components";

/** The menu of an entry by the keys for it; and Alt with an arrow key, which moves the entry. */
export function useEntryMenu(onStep: (by: -1 | 1) => void) {
  const [isOpen, onOpenChange] = useState(false);
  const onKeyDown: NonNullable<ButtonProps["onKeyDown"]> = (event) => {
    const { key, altKey, shiftKey } = event;
    if (key === "ContextMenu" || (key === "F10" && shiftKey)) onOpenChange(true);
    else if (altKey && (key === "ArrowUp" || key === "ArrowDown")) onStep(key === "ArrowUp" ? -1 : 1);
    else {
      event.continuePropagation();
      return;
    }
    event.preventDefault();
  };
  return { menu: { isOpen, onOpenChange }, onKeyDown };
}
