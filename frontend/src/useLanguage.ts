import { useLayoutEffect, useSyncExternalStore } from "react";
import { getSettings } from "./backend";
import { useBackend } from "./useBackend";
import { chosenLanguage, language, onSpoken, speak } from "./words/language";

/**
 * Speaks the language that the settings choose, and renders again whenever that changes. Answers whether it is known; where the
 * settings cannot be read, it is the system's.
 */
export function useLanguage(): boolean {
  const { data: settings, error } = useBackend(getSettings, []);
  const choice = settings?.language ?? (error ? "system" : undefined);
  useLayoutEffect(() => {
    if (choice) speak(choice);
    document.documentElement.lang = language();
  }, [choice]);
  return useSyncExternalStore(onSpoken, chosenLanguage) !== undefined;
}
