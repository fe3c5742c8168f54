import { type DataRecord, type Field, type Value } from "../backend";
import type { Word } from "../words";
import { isReadOnly } from "./fieldType";
import { labelOf } from "./label";

export type Language = "curl" | "javascript" | "python";
export const languages: { id: Language; word: Word }[] = [
  { id: "curl", word: "data.code.curl" },
  { id: "javascript", word: "data.code.javascript" },
  { id: "python", word: "data.code.python" },
];

/** Stands in the examples for the key, which nothing shows a second time. */
const key = "YOUR_API_KEY";
/** Enough to see how it goes. */
const most = 6;

/**
 * A record that could be created: the required fields and the first others. References name a record that the table
 * already links to; without one they are left out where they may be.
 */
export function exampleRecord(fields: Field[], record: DataRecord | undefined): Record<string, Value> {
  const usable = fields.filter((field) => !isReadOnly(field) && (field.required || exampleValue(field, record) !== undefined));
  const required = usable.filter((field) => field.required);
  const others = usable.filter((field) => !field.required).slice(0, Math.max(0, most - required.length));
  const chosen = usable.filter((field) => required.includes(field) || others.includes(field));
  return Object.fromEntries(chosen.map((field) => [field.name, exampleValue(field, record) ?? "1"]));
}

const texts: Record<string, string> = {
  "multiline-text": "First line\nSecond line",
  phone: "+49 30 5550123",
  email: "ada@example.org",
  url: "https://example.org",
  location: "Alexanderplatz, Berlin <52.5219,13.4132>",
  signature: "Ada Example",
};

const values: Partial<Record<Field["type"], Value>> = {
  number: 42,
  boolean: true,
  date: "2027-02-15",
  timestamp: "2027-02-15T13:45:00Z",
  time: "09:30",
  timeinterval: "01:30:00",
  appointment: "[2027-02-15T09:00:00Z,2027-02-15T10:00:00Z)",
  color: "#2c5bd6",
};

function exampleValue(field: Field, record: DataRecord | undefined): Value | undefined {
  const list = Array.isArray(field.options) ? field.options : [];
  if (field.type === "string") return texts[field.variant ?? ""] ?? `Example ${labelOf(field).toLowerCase()}`;
  if (field.type === "choice") return list[0]?.name ?? "Example";
  if (field.type === "multi") return list.slice(0, 2).map(({ name }) => name);
  return values[field.type] ?? record?.values[field.name] ?? undefined;
}

export function listExample(language: Language, url: string): string {
  const address = `${url}?limit=10&offset=0`;
  if (language === "curl") return `curl '${address}' \\\n  -H 'Authorization: Bearer ${key}'\n`;
  if (language === "javascript") {
    return `const response = await fetch("${address}", {
  headers: { Authorization: "Bearer ${key}" },
});
console.log(await response.json());
`;
  }
  return `import json
from urllib.request import Request, urlopen

request = Request(
    "${address}",
    headers={"Authorization": "Bearer ${key}"},
)
with urlopen(request) as response:
    print(json.load(response))
`;
}

export function createExample(language: Language, url: string, record: Record<string, Value>): string {
  const body = { records: [record] };
  const json = JSON.stringify(body, null, 2);
  if (language === "curl") {
    return `curl -X POST '${url}' \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '${json.replaceAll("'", String.raw`'\''`)}'
`;
  }
  if (language === "javascript") {
    return `const response = await fetch("${url}", {
  method: "POST",
  headers: {
    Authorization: "Bearer ${key}",
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${indent(json, 2)}),
});
console.log(await response.json());
`;
  }
  return `import json
from urllib.request import Request, urlopen

body = ${python(body, 0)}
request = Request(
    "${url}",
    data=json.dumps(body).encode(),
    headers={
        "Authorization": "Bearer ${key}",
        "Content-Type": "application/json",
    },
)
with urlopen(request) as response:
    print(json.load(response))
`;
}

const indent = (text: string, by: number) => text.replaceAll("\n", `\n${" ".repeat(by)}`);

/** A value as Python writes it: JSON but for True, False and None. */
function python(value: unknown, depth: number): string {
  const [here, deeper] = [" ".repeat(4 * depth), " ".repeat(4 * (depth + 1))];
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) {
    if (value.every((member) => typeof member !== "object")) return `[${value.map((member) => python(member, 0)).join(", ")}]`;
    return `[\n${value.map((member) => `${deeper}${python(member, depth + 1)},\n`).join("")}${here}]`;
  }
  if (typeof value === "object") {
    const members = Object.entries(value).map(([name, member]) => `${deeper}${JSON.stringify(name)}: ${python(member, depth + 1)},\n`);
    return `{\n${members.join("")}${here}}`;
  }
  return JSON.stringify(value);
}
