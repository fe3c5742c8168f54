// Every act that Go notes has words in each language, and so has what it says beside.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entryOf } from "../test/usage";
import { languages, speak } from "../words/language";
import { actOf, lineOf, partsOf } from "./describe";

const source = readFileSync(join(import.meta.dirname, "../../../backend/audit.go"), "utf8");
const acts = [...source.matchAll(/^\t\w+ +(?:Act +)?= "(\w+\.\w+)"/gm)].map(([, act]) => act ?? "");
const doors = [...source.matchAll(/^\tDoor\w+ +Door += "(\w+)"/gm)].map(([, door]) => door ?? "");

describe.each(languages)("in %s", (language) => {
  it("every act has words", () => {
    speak(language);
    expect(acts.length).toBeGreaterThanOrEqual(20);
    expect(acts.filter((act) => actOf(act) === act)).toEqual([]);
    expect(doors).toEqual(["window", "owletctl", "owlet"]);
  });
});

const lines = (act: string, detail: Record<string, unknown>) => partsOf(entryOf({ act, detail })).map(lineOf);

describe("what an entry says beside its act", () => {
  it("is what was and what is, of a change", () => {
    expect(lines("workspace.renamed", { name: ["Shop", "Store"], internalName: ["shop", "store"] })).toEqual(["Name: Shop → Store", "Internal name: shop → store"]);
    expect(lines("settings.changed", { port: [8420, 9000], onClose: ["ask", "keep"], language: ["system", "de"], notifications: [true, false] })).toEqual([
      "Port: 8420 → 9000", "When the window closes: ask → keep the API running", "Language: as the system → German", "Notifications before keys expire: yes → no",
    ]);
    expect(lines("key.changed", { modules: [null, ["crm", "shop"]], rateLimit: [60, null] })).toEqual(["Apps: all apps → crm, shop", "Requests a minute: 60 → no limit"]);
  });

  it("is a list of what something was made with, however long", () => {
    expect(lines("key.created", { scopes: ["schema:read", "records:read"], expiresAt: null })).toEqual(["Scope: Read only", "Expires: never"]);
    expect(lines("key.created", { scopes: ["records:read", "records:write"], expiresAt: "2026-11-30T17:00:00Z" })).toEqual([
      "Scope: read records, change records", "Expires: Nov 30, 2026, 6:00 PM",
    ]);
  });

  it("is said as it is where there are no words for it", () => {
    expect(actOf("moon.landed")).toBe("moon.landed");
    expect(lines("moon.landed", { crew: 3, craft: { name: "Eagle" }, constructor: "x", when: "" })).toEqual(["crew: 3", "craft: name: Eagle", "constructor: x", "when: none"]);
  });
});
