// Global functions in the place of Go's.
import { vi } from "vitest";
import type * as Backend from "../backend";

export const functionFakes = {
  listFunctions: vi.fn<typeof Backend.listFunctions>(),
  createFunction: vi.fn<typeof Backend.createFunction>(),
  updateFunction: vi.fn<typeof Backend.updateFunction>(),
  checkFunction: vi.fn<typeof Backend.checkFunction>(),
  deleteFunction: vi.fn<typeof Backend.deleteFunction>(),
  functionLosses: vi.fn<typeof Backend.functionLosses>(),
  reorderFunctions: vi.fn<typeof Backend.reorderFunctions>(),
};

export function resetFunctions(): void {
  functionFakes.listFunctions.mockResolvedValue([]);
  functionFakes.createFunction.mockImplementation((_, input) => Promise.resolve({ id: "99", ...input, faults: [] }));
  functionFakes.updateFunction.mockImplementation((_, name, change) => Promise.resolve({ id: "99", name, code: "", faults: [], ...change }));
  functionFakes.checkFunction.mockResolvedValue([]);
  functionFakes.deleteFunction.mockResolvedValue(undefined);
  functionFakes.functionLosses.mockResolvedValue({ tables: 0, records: 0, values: 0, links: 0, fields: [] });
  functionFakes.reorderFunctions.mockResolvedValue(undefined);
}
