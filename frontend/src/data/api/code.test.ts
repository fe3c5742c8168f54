import { execFile, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { codeOf, languages } from "./code";

const url = "http://127.0.0.1:8420/records";

describe("the code of a request", () => {
  it("quotes what a shell would take for its own", () => {
    const code = codeOf("curl", { method: "POST", url: `${url}?filter={"name":"O'Hara"}`, body: { name: "O'Hara" } });
    expect(code).toContain(String.raw`"name": "O'\''Hara"`);
    expect(code).toContain(String.raw`curl -X POST '${url}?filter={"name":"O'\''Hara"}'`);
  });

  it.skipIf(process.platform === "win32")("runs nothing that a record says when it is pasted into a shell", () => {
    const evil = "'; echo owned; '$(echo owned)`echo owned`\\'\n; echo owned #";
    const code = codeOf("curl", { method: "POST", url: `${url}?filter=${evil}`, body: { name: evil } });
    const { stdout } = spawnSync("sh", ["-c", `curl() { for part; do printf '%s\\0' "$part"; done; }\n${code}`], { encoding: "utf8" });
    expect(stdout.split("\0")).toEqual([
      "-X", "POST", `${url}?filter=${evil}`, "-H", "Authorization: Bearer YOUR_API_KEY", "-H", "Content-Type: application/json",
      "-d", JSON.stringify({ name: evil }, null, 2), "",
    ]);
  });

  it("has Python's own values", () => {
    const code = codeOf("python", { method: "PATCH", url, body: { records: [{ vip: true, tags: ["a", "b"], none: null }] } });
    expect(code).toContain('"vip": True,\n            "tags": ["a", "b"],\n            "none": None,');
    expect(code).toContain('    method="PATCH",');
  });

  it.each(languages)("sends the key and, where there is one, the body: $id", ({ id }) => {
    expect(codeOf(id, { method: "GET", url })).toContain("Bearer YOUR_API_KEY");
    expect(codeOf(id, { method: "GET", url })).not.toContain("Content-Type");
    expect(codeOf(id, { method: "DELETE", url, body: { records: [1] } })).toMatch(/DELETE[^]*records[^]*1|records[^]*1[^]*DELETE/);
  });

  it("is what a program would be written like", () => {
    expect(codeOf("curl", { method: "GET", url })).toBe(`curl '${url}' \\\n  -H 'Authorization: Bearer YOUR_API_KEY'\n`);
    expect(codeOf("javascript", { method: "GET", url })).toBe(
      `const response = await fetch("${url}", {\n  headers: { Authorization: "Bearer YOUR_API_KEY" },\n});\nconsole.log(await response.json());\n`);
  });
});

const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) console.info("skipped: the Python examples are not run, for there is no python3");

describe.skipIf(!hasPython)("the Python of a request", () => {
  it.each([
    { status: 200, body: '{"data": [1]}', said: "{'data': [1]}" },
    { status: 400, body: '{"error": {"message": "Field email: taken."}}', said: '400 {"error": {"message": "Field email: taken."}}' },
  ])("prints what is answered with $status", async ({ status, body, said }) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { "Content-Type": "application/json" }).end(body);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    const code = codeOf("python", { method: "POST", url: `http://127.0.0.1:${port}/records`, body: { records: [{ email: "a", none: null }] } });
    const { stdout } = await promisify(execFile)("python3", ["-c", code]);
    server.close();
    expect(stdout.trim()).toBe(said);
  });
});
