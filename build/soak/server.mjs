// A server of its own, on a data folder that is given, and what can be seen of it from outside.
import { execFile, spawn } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

export class Server {
  static async start(owletctl, home) {
    const server = new Server(owletctl, home);
    server.origin = await server.address();
    server.own = server.sockets();
    [server.workspace] = await server.control("workspace", "list");
    return server;
  }

  constructor(owletctl, home) {
    Object.assign(this, { owletctl, home, said: "" });
    const env = { ...process.env, GOTRACEBACK: "all" };
    this.process = spawn(owletctl, ["--home", home, "serve", "--addr", "127.0.0.1:0"], { env, stdio: ["ignore", "pipe", "pipe"] });
    this.process.stderr.on("data", (text) => (this.said += text));
    this.ended = new Promise((done) => this.process.on("close", done));
  }

  address() {
    return new Promise((done, failed) => {
      this.process.stdout.on("data", (text) => {
        const found = /listening on (\S+)/.exec(text);
        if (found) done(found[1]);
      });
      void this.ended.then((code) => failed(new Error(`the server ended with ${code}: ${this.said}`)));
    });
  }

  async control(...args) {
    return JSON.parse((await run(this.owletctl, ["--home", this.home, ...args, "--json"])).stdout);
  }

  createKey(name) {
    return this.control("key", "create", "--workspace", this.workspace.id, "--name", name);
  }

  revokeKey(id) {
    return run(this.owletctl, ["--home", this.home, "key", "revoke", "--workspace", this.workspace.id, id]);
  }

  /** What it has in memory, in MB. */
  memory() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, "utf8"))[1]) / 1024;
  }

  descriptors() {
    return this.open().length;
  }

  /** Waits until it has no connection, since a client closes its idle ones only after some seconds, and counts its descriptors. */
  async settle(seconds) {
    for (let left = seconds * 4; left > 0 && this.sockets() > this.own; left--) await wait(250);
    return this.descriptors();
  }

  sockets() {
    return this.open().filter((name) => name.startsWith("socket:")).length;
  }

  open() {
    const folder = `/proc/${this.process.pid}/fd`;
    return readdirSync(folder).flatMap((name) => {
      try {
        return [readlinkSync(`${folder}/${name}`)];
      } catch {
        return []; // closed meanwhile
      }
    });
  }

  /** Ends it as a service manager does. */
  async stop() {
    this.process.kill("SIGTERM");
    return this.ended;
  }

  /** Ends it with an account of its goroutines: how many were started where. */
  async goroutines() {
    this.process.kill("SIGQUIT");
    await this.ended;
    const counts = {};
    for (const one of this.said.split(/^(?=goroutine \d+ )/m).slice(1)) {
      if (/^goroutine 0 /.test(one)) continue;
      const where = /^created by (\S+)/m.exec(one)?.[1] ?? "main";
      if (!where.startsWith("runtime") && !where.startsWith("os/signal")) counts[where] = (counts[where] ?? 0) + 1;
    }
    return counts;
  }
}
