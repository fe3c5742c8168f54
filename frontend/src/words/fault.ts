import { t, type Word } from ".";

interface Fault { id: string; args: Record<string, string> | null }

/** What a person reads about a fault of a formula. */
export const explainFault = ({ id, args }: Fault) => t(`faults.${id}` as Word, args ?? {});
