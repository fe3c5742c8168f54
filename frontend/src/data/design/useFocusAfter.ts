import { useEffect, useRef } from "react";

/** A button that takes the focus after what had it was deleted; `deleted` is called once it was, `key` changes as the dialog closes. */
export function useFocusAfter(key: unknown) {
  const button = useRef<HTMLButtonElement>(null);
  const gone = useRef(false);
  useEffect(() => {
    if (gone.current) button.current?.focus();
    gone.current = false;
  }, [key]);
  const deleted = () => {
    gone.current = true;
  };
  return { button, deleted };
}
