// Formulas in the place of Go's.
import { vi } from "vitest";
import type * as Backend from "../backend";

export const formulaFakes = {
  checkFormula: vi.fn<typeof Backend.checkFormula>(),
  previewFormula: vi.fn<typeof Backend.previewFormula>(),
  traceFormula: vi.fn<typeof Backend.traceFormula>(),
  listFormulas: vi.fn<typeof Backend.listFormulas>(),
  formulaLanguage: vi.fn<typeof Backend.formulaLanguage>(),
};

export function resetFormulas(): void {
  formulaFakes.checkFormula.mockResolvedValue({ faults: [], type: "number" });
  formulaFakes.previewFormula.mockResolvedValue({ result: { type: "number" }, rows: [], links: {} });
  formulaFakes.traceFormula.mockResolvedValue({ text: "", parts: [], links: {} });
  formulaFakes.listFormulas.mockResolvedValue([]);
  formulaFakes.formulaLanguage.mockResolvedValue({ words: [], functions: [] });
}
