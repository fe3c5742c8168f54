import { BackendError } from "../../backend";
import { explain } from "../../words";

/** The field that Go's refusal names, if it names one. */
export const fieldOf = (error: unknown): string | undefined =>
  error instanceof BackendError && typeof error.args.field === "string" ? error.args.field : undefined;

/** Why Go refused one record. Its place in the request says nothing here. */
export const reasonOf = (error: unknown): string => explain(error).replace(/ \(record \d+\)/, "");

/** The table or its app was deleted. The page says so; the rows that were read stay to be seen. */
export const isTableGone = (error: unknown): boolean => error instanceof BackendError && (error.id === "table.not_found" || error.id === "module.not_found");
