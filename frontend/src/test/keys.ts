// What the unit tests put in the place of Go where it is about keys.
import { vi } from "vitest";
import type * as Backend from "../backend";
import type { Key, Workspace } from "../backend";

export const workspace: Workspace = { id: "5rdco4s18swu", name: "Company events", internalName: "company_events", createdAt: "2026-01-01T08:00:00Z" };

const full = ["schema:read", "schema:write", "schema:manage-permissions", "records:read", "records:write"] as const;

/** A key that is active and never expires, except for what is said. */
export function keyOf(part: Partial<Key> & { id: string; name: string }): Key {
  return {
    workspaceId: workspace.id, scopes: [...full], modules: null, rateLimit: null, hint: `owl_…${part.id}`, former: [], state: "active", createdBy: "Mara Lindt",
    createdAt: "2026-11-12T08:41:00Z", expiresAt: null, lastUsedAt: null, unused: false, revokedAt: null, revokedBy: "", ...part,
  };
}

export const keys: Key[] = [
  keyOf({ id: "x7Qp", name: "Invoice sync", lastUsedAt: "2026-11-23T11:58:00Z" }),
  keyOf({ id: "0bLk", name: "Badge printer", scopes: ["schema:read", "records:read"], state: "expiring", expiresAt: "2026-11-30T11:00:00Z", createdAt: "2026-11-01T13:02:00Z" }),
  keyOf({ id: "h2Wd", name: "Guest list form", scopes: ["schema:read", "records:read", "records:write"], createdBy: "Jonas Weil", createdAt: "2026-10-28T08:15:00Z" }),
  keyOf({ id: "Vn3s", name: "Spring fair import", state: "expired", expiresAt: "2026-06-01T00:00:00Z", createdAt: "2026-03-02T08:30:00Z" }),
  keyOf({ id: "aa1B", name: "Old newsletter", state: "revoked", revokedAt: "2026-09-04T10:40:00Z", revokedBy: "Jonas Weil" }),
];

export const keyFakes = {
  listKeys: vi.fn<typeof Backend.listKeys>(),
  createKey: vi.fn<typeof Backend.createKey>(),
  renameKey: vi.fn<typeof Backend.renameKey>(),
  updateKey: vi.fn<typeof Backend.updateKey>(),
  rotateKey: vi.fn<typeof Backend.rotateKey>(),
  endSecret: vi.fn<typeof Backend.endSecret>(),
  revokeKeys: vi.fn<typeof Backend.revokeKeys>(),
  undoRevokeKeys: vi.fn<typeof Backend.undoRevokeKeys>(),
  listKeyWarnings: vi.fn<typeof Backend.listKeyWarnings>(),
  sendKeyWarning: vi.fn<typeof Backend.sendKeyWarning>(),
};

export function resetKeys(): void {
  keyFakes.listKeys.mockResolvedValue(keys);
  keyFakes.renameKey.mockImplementation((_, id, name) => Promise.resolve(keyOf({ id, name })));
  keyFakes.updateKey.mockImplementation((_, id, change) => Promise.resolve({ ...(keys.find((key) => key.id === id) ?? keyOf({ id, name: id })), ...change }));
  keyFakes.endSecret.mockImplementation((_, id) => Promise.resolve(keyOf({ id, name: id })));
  keyFakes.revokeKeys.mockResolvedValue([]);
  keyFakes.undoRevokeKeys.mockResolvedValue([]);
  keyFakes.listKeyWarnings.mockResolvedValue([]);
  keyFakes.sendKeyWarning.mockResolvedValue(undefined);
}
