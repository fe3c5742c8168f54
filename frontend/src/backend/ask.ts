import type { Fault } from "./nouns";

export class BackendError extends Error {
  readonly code: string;
  readonly id: string;
  readonly args: Record<string, unknown>;

  constructor({ code, id, args }: Fault) {
    super(id);
    this.name = "BackendError";
    this.code = code;
    this.id = id;
    this.args = args ?? {};
  }
}

function isFault(reason: unknown): reason is Fault {
  return typeof reason === "object" && reason !== null && "id" in reason && "code" in reason;
}

/** What Go sent: Wails makes it the message of an Error, so it crosses as JSON. */
function sent(reason: unknown): unknown {
  try { return reason instanceof Error ? JSON.parse(reason.message) : reason; } catch { return undefined; }
}

export function asError(reason: unknown): BackendError {
  const fault = sent(reason);
  return new BackendError(isFault(fault) ? fault : { code: "internal", id: "internal", args: {} });
}

/** Asks Go, and makes what it refuses with an error that has words. */
export async function ask<T>(question: () => Promise<unknown>): Promise<T> {
  try {
    return (await question()) as T;
  } catch (reason) {
    throw asError(reason);
  }
}
