import { getServer, type Server } from "./backend";
import { type Loaded, useBackend } from "./useBackend";

/** The local API's state, kept up to date. */
export function useServer(): Loaded<Server> {
  return useBackend(getServer, [], { on: "server" });
}

/** Where the local API is, or would be if it ran. */
export function originOf(server: Server): string {
  return server.address || `http://127.0.0.1:${server.port}`;
}
