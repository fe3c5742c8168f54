import { BackendError } from "../../backend";

/** The table or its app was deleted. The page says so; the rows that were read stay to be seen. */
export const isTableGone = (error: unknown): boolean => error instanceof BackendError && (error.id === "table.not_found" || error.id === "module.not_found");
