import type { ExportFormat, ExportPlan } from "../../backend";
import { t } from "../../words";
import { locale } from "../../words/time";
import type { Seen } from "./seen";
import { clockSample, daySample, delimiter, numberFormat } from "./spreadsheet";

/** Whom a file is for: a person with a spreadsheet, or a program that reads it back. */
export type Reader = "person" | "program";

/** What a person chooses about an export. */
export interface ExportDraft extends Pick<ExportPlan, "header" | "links" | "id" | "delimiter" | "encoding" | "numbers" | "mark"> {
  format: ExportFormat;
  what: "all" | "found";
  reader: Reader;
}

type Preset = Omit<ExportDraft, "format" | "what">;

/** What reads back as it was: names, ids and plain CSV. */
const forProgram: Preset = {
  reader: "program", header: "names", links: "ids", id: false, delimiter: ",", encoding: "utf8", numbers: "us", mark: true,
};

/** What a file is like for whom it is; the options may change it. */
export const presetFor = (reader: Reader): Preset =>
  reader === "program" ? forProgram : { ...forProgram, reader, header: "labels", links: "titles", delimiter: delimiter(), numbers: numberFormat() };

/** The plan as Go takes it. JSON is the API's own form, which has no options. */
export function exportPlanOf({ what, reader, ...rest }: ExportDraft, seen: Seen, file: string): ExportPlan {
  const whole = { limit: 1, offset: 0 }; // neither counts in an export
  const part = what === "found" ? { ask: { ...whole, ...seen.ask }, fields: seen.fields } : { ask: whole, fields: [] };
  return { ...rest, ...part, file, locale: locale(), forms: reader === "person" && rest.format !== "json" ? forms() : null };
}

const forms = () => ({ day: daySample(), clock: clockSample(false), seconds: clockSample(true), yes: t("data.yes"), no: t("data.no") });
