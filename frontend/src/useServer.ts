import { getServer, type Server } from "./backend";
import { type Loaded, useBackend } from "./useBackend";

/** The local API's state, kept up to date. */
export function useServer(): Loaded<Server> {
  return useBackend(getServer, [], { on: "server" });
}
