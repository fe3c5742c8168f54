import { useEffect, useState } from "react";

/** What a person typed, once they paused for that many milliseconds; nothing at once when they cleared it. */
export function useSettled(text: string, pause: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text ? pause : 0);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return settled;
}
