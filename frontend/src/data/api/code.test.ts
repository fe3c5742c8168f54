import { describe, expect, it } from "vitest";
import { codeOf, languages } from "./code";

const url = "http://127.0.0.1:8420/records";

describe("the code of a request", () => {
  it("quotes what a shell would take for its own", () => {
    const code = codeOf("curl", { method: "POST", url: `${url}?filter={"name":"O'Hara"}`, body: { name: "O'Hara" } });
    expect(code).toContain(String.raw`"name": "O'\''Hara"`);
    expect(code).toContain(String.raw`curl -X POST '${url}?filter={"name":"O'\''Hara"}'`);
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
