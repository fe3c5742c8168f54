// Another Owlet to publish to, behind a door on which requests can be watched and the server be stopped at one of them.
import { rmSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { Tool } from "./app";
import { bin, freePort, owletctl, Program, temporaryFolder, until } from "./program";

/** Says of a request that was carried out whether the server stops before its answer arrives. */
export type StopsAt = (method: string, path: string) => boolean;

export class Remote {
  readonly #home = temporaryFolder("remote");
  #program: Program | undefined;
  #door: Server | undefined;
  #port = 0;
  #stopsAt: StopsAt = () => false;
  /** What the publication is told: the door, not the server behind it. */
  address = "";
  workspace = "";
  key = "";

  async start(): Promise<void> {
    const made = await owletctl<{ id: string }>(this.#home, "workspace", "create", "--name", "Live", "--json");
    this.workspace = made.id;
    this.key = await this.newKey("Publish");
    this.#port = await freePort();
    await this.serve();
    const door = await freePort();
    this.address = `http://127.0.0.1:${door}`;
    this.#door = createServer((asked, answer) => void this.#pass(asked, answer));
    await new Promise<void>((done) => this.#door?.listen(door, "127.0.0.1", done));
  }

  async newKey(name: string): Promise<string> {
    const { key } = await owletctl<{ key: string }>(this.#home, "key", "create", "--workspace", this.workspace, "--name", name, "--json");
    return key;
  }

  /** Starts the server, again on the same port and the same data. */
  async serve(): Promise<void> {
    const program = new Program(join(bin, "owletctl"), ["--home", this.#home, "serve", "--addr", `127.0.0.1:${this.#port}`]);
    this.#program = program;
    await until("the other Owlet to listen", () => program.output.includes("listening on"));
  }

  /** From now on the server stops at the first request of which this is so. */
  stopAt(stops: StopsAt) {
    this.#stopsAt = stops;
  }

  /** What a tool reads there, past the door. */
  tool(): Tool {
    return new Tool(`http://127.0.0.1:${this.#port}`, this.workspace, this.key);
  }

  async stop(): Promise<void> {
    this.#door?.closeAllConnections();
    this.#door?.close();
    await this.#program?.stop();
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const [method, path] = [asked.method ?? "", asked.url ?? ""];
    try {
      const inner = await new Promise<IncomingMessage>((done, failed) => {
        const passed = request({ host: "127.0.0.1", port: this.#port, method, path, headers: { ...asked.headers, host: `127.0.0.1:${this.#port}` } }, done);
        passed.on("error", failed);
        asked.pipe(passed);
      });
      if (this.#stopsAt(method, path)) {
        this.#stopsAt = () => false;
        inner.resume();
        await this.#program?.stop();
        answer.destroy();
        return;
      }
      answer.writeHead(inner.statusCode ?? 502, inner.headers);
      inner.pipe(answer);
    } catch {
      answer.destroy(); // as a server that is gone does
    }
  }
}
