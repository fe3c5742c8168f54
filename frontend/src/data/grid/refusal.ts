import { BackendError } from "../../backend";

/** The table or its app was deleted. The page says so; the rows that were read stay to be seen. */
export const isTableGone = (error: unknown): boolean => error instanceof BackendError && (error.id === "table.not_found" || error.id === "module.not_found");

/** Another view has been asked for in place of this one: nobody waits for the answer. */
export const isOvertaken = (error: unknown): boolean => error instanceof BackendError && error.id === "query.overtaken";
