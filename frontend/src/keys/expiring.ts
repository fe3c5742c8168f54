import { type Key, listKeys } from "../backend";
import { useBackend } from "../useBackend";
import { useNow } from "../words/useNow";

const day = 24 * 60 * 60 * 1000;

/**
 * The live keys that a person should be warned of at a moment, those that expire first before the others: within 7 days, or within one.
 * A key that was made for no longer than that is left out, as whoever made it knows.
 */
export function expiringAt(keys: Key[], now: number): Key[] {
  const ends = (key: Key) => Date.parse(key.expiresAt ?? "");
  const warns = (key: Key, days: number) => ends(key) - now <= days * day && ends(key) - Date.parse(key.createdAt) > days * day;
  return keys
    .filter((key) => key.state !== "revoked" && key.expiresAt !== null && ends(key) > now && (warns(key, 7) || warns(key, 1)))
    .sort((a, b) => ends(a) - ends(b));
}

/** The workspace's keys that are about to expire. */
export function useExpiring(workspaceId: string): Key[] {
  const { data } = useBackend(() => (workspaceId ? listKeys(workspaceId) : Promise.resolve([])), [workspaceId]);
  return expiringAt(data ?? [], useNow());
}
