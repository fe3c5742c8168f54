import type { ExportFormat, ExportPlan } from "../../backend";
import { locale } from "../../words/time";
import type { Seen } from "./seen";

/** What a person chooses about an export. */
export interface ExportDraft {
  format: ExportFormat;
  what: "all" | "found";
  header: ExportPlan["header"];
  links: ExportPlan["links"];
  id: boolean;
  delimiter: string;
  encoding: ExportPlan["encoding"];
  numbers: ExportPlan["numbers"];
  mark: boolean;
}

/** What reads back as it was: names, ids and plain CSV. */
export const plain: ExportDraft = {
  format: "csv", what: "all", header: "names", links: "ids", id: false, delimiter: ",", encoding: "utf8", numbers: "us", mark: true,
};

/** The plan as Go takes it. JSON is the API's own form, which has no options. */
export function exportPlanOf({ what, ...rest }: ExportDraft, seen: Seen, file: string): ExportPlan {
  const whole = { limit: 1, offset: 0 }; // neither counts in an export
  const part = what === "found" ? { ask: { ...whole, ...seen.ask }, fields: seen.fields } : { ask: whole, fields: [] };
  return { ...rest, ...part, file, locale: locale() };
}
