import { useEffect, useState } from "react";
import { type DocsKey, onEvent } from "../backend";

export interface KeptKey {
  key: DocsKey | undefined;
  keep: (key: DocsKey) => void;
}

/**
 * The key of the framed Swagger UI. The window keeps it in its memory, and nowhere else, for as long as it lives and the API runs: whoever
 * leaves the page and comes back is still signed in.
 */
export function useDocsKey(): KeptKey {
  const [key, keep] = useState<DocsKey>();
  useEffect(() => onEvent("server", ({ state }) => {
    if (state !== "running") keep(undefined);
  }), []);
  useEffect(() => {
    if (!key) return;
    const timer = setTimeout(() => keep(undefined), Math.max(0, Date.parse(key.expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [key]);
  return { key, keep };
}
