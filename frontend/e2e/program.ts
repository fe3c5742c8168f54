// Programs that a story starts and stops, each by its own process, and the files around them.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createServer, type Server } from "node:net";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

export const root = resolve(import.meta.dirname, "../..");
export const bin = join(root, "build/bin");
export const artefacts = join(root, "artefacts");
mkdirSync(artefacts, { recursive: true });

export const run = promisify(execFile);
export const temporaryFolder = (name: string) => mkdtempSync(join(tmpdir(), `owlet-${name}-`));

/** A program under way, with everything it printed. */
export class Program {
  output = "";
  readonly #process: ChildProcess;
  readonly #ended: Promise<number>;
  /** Whether it has ended, whoever ended it. */
  over = false;

  constructor(command: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
    this.#process = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const note = (text: Buffer) => (this.output += text.toString());
    this.#process.stdout?.on("data", note);
    this.#process.stderr?.on("data", note);
    this.#ended = new Promise((done) => {
      this.#process.on("error", (error) => (this.output += String(error)));
      this.#process.on("close", (code, signal) => {
        this.over = true;
        done(code ?? (signal ? 128 : 1));
      });
    });
  }

  /** The exit code, once it has ended. */
  ended(patience = 15_000): Promise<number> {
    return Promise.race([this.#ended, sleep(patience, undefined, { ref: false }).then(() => { throw new Error(`still running:\n${this.output}`); })]);
  }

  async stop(): Promise<number> {
    this.#process.kill("SIGTERM");
    return this.ended().catch((error: unknown) => {
      this.#process.kill("SIGKILL");
      throw error;
    });
  }
}

/** Asks again until the answer is there. The last error says why it never was. */
export async function until<T>(what: string, ask: () => T | Promise<T>, patience = 20_000): Promise<Exclude<NonNullable<T>, false>> {
  const end = Date.now() + patience;
  let last: unknown = "no answer";
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer as Exclude<NonNullable<T>, false>;
    } catch (error) {
      last = error;
    }
    await sleep(100);
  }
  throw new Error(`${what}: not within ${patience} ms: ${String(last)}`);
}

/** Takes a port, or finds that another program has it: taken it is in either case. */
export async function take(port: number): Promise<{ port: number; release: () => void }> {
  const server: Server = createServer();
  const taken = await new Promise<number>((done, failed) => {
    server.on("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? done(port) : failed(error)));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address ? address.port : port);
    });
  });
  return { port: taken, release: () => { if (server.listening) server.close(); } };
}

export async function freePort(): Promise<number> {
  const { port, release } = await take(0);
  release();
  return port;
}

/** Stands in for the person's browser and file manager: what Owlet has them open is written down. */
export class Outside {
  readonly folder = temporaryFolder("outside");
  readonly #list = join(this.folder, "opened.txt");
  readonly env = { PATH: `${this.folder}:${process.env.PATH}` };

  constructor() {
    writeFileSync(this.#list, "");
    writeFileSync(join(this.folder, "xdg-open"), `#!/bin/sh\nprintf '%s\\n' "$1" >>'${this.#list}'\n`);
    chmodSync(join(this.folder, "xdg-open"), 0o755);
  }

  opened(prefix: string): string | undefined {
    return readFileSync(this.#list, "utf8").split("\n").filter((line) => line.startsWith(prefix)).at(-1);
  }
}

/** owletctl on a data folder, its JSON answer parsed. */
export async function owletctl<T>(home: string, ...args: string[]): Promise<T> {
  const { stdout } = await run(join(bin, "owletctl"), ["--home", home, ...args]);
  return (args.includes("--json") ? JSON.parse(stdout) : stdout) as T;
}

/** The files below a folder in which some bytes are found. */
export function filesWith(folder: string, bytes: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(bytes));
}
