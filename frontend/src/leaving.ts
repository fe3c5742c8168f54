// Where one has something that is not saved, and goes elsewhere: it is asked about first.
import { useEffect, useEffectEvent } from "react";

type Guard = (act: () => void) => void;
let guards: Guard[] = [];

/** Goes elsewhere: at once, or after what is not saved was asked about. */
export const beforeLeaving: Guard = (act) => (guards.at(-1) ?? ((go) => go()))(act);

/** Asks before one leaves, as long as it is shown. */
export function useGuard(guard: Guard): void {
  const ask = useEffectEvent(guard);
  useEffect(() => {
    const own: Guard = (act) => ask(act);
    guards = [...guards, own];
    return () => void (guards = guards.filter((one) => one !== own));
  }, []);
}
