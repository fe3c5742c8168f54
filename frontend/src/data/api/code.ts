// A request in the languages that programs are written in.
import type { Method } from "../../backend";
import type { Word } from "../../words";

export type Language = "curl" | "javascript" | "python";
export const languages: { id: Language; word: Word }[] = [
  { id: "curl", word: "data.code.curl" },
  { id: "javascript", word: "data.code.javascript" },
  { id: "python", word: "data.code.python" },
];

export interface Request { method: Method; url: string; body?: unknown }

/** Stands in the examples for the key, which nothing shows a second time. */
const key = "YOUR_API_KEY";

/** Lines that send a request and print the answer. */
export const codeOf = (language: Language, request: Request): string => writers[language](request);

const writers: Record<Language, (request: Request) => string> = { curl, javascript, python };

const jsonOf = (body: unknown) => JSON.stringify(body, null, 2);
const indent = (text: string, by: number) => text.replaceAll("\n", `\n${" ".repeat(by)}`);
const shell = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

function curl({ method, url, body }: Request): string {
  const parts = [`curl${method === "GET" ? "" : ` -X ${method}`} ${shell(url)}`, `-H 'Authorization: Bearer ${key}'`];
  if (body !== undefined) parts.push("-H 'Content-Type: application/json'", `-d ${shell(jsonOf(body))}`);
  return `${parts.join(" \\\n  ")}\n`;
}

function javascript({ method, url, body }: Request): string {
  const headers = [`    Authorization: "Bearer ${key}",`, ...(body === undefined ? [] : ['    "Content-Type": "application/json",'])];
  const options = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(headers.length === 1 ? [`  headers: { ${headers[0]?.trim().replace(/,$/, "")} },`] : ["  headers: {", ...headers, "  },"]),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indent(jsonOf(body), 2)}),`]),
  ];
  return `const response = await fetch("${url}", {\n${options.join("\n")}\n});\nconsole.log(await response.json());\n`;
}

const pythonHead = "import json\nfrom urllib.error import HTTPError\nfrom urllib.request import Request, urlopen\n\n";
/** A refusal is raised as an error, and why it is one stands in its body. */
const pythonEnd = `try:
    with urlopen(request) as response:
        print(json.load(response))
except HTTPError as error:
    print(error.code, error.read().decode())
`;

function python({ method, url, body }: Request): string {
  const headers = body === undefined
    ? `    headers={"Authorization": "Bearer ${key}"},`
    : `    headers={\n        "Authorization": "Bearer ${key}",\n        "Content-Type": "application/json",\n    },`;
  const parts = [
    `    "${url}",`,
    ...(body === undefined ? [] : ["    data=json.dumps(body).encode(),"]),
    headers,
    ...(method === "GET" || method === "POST" ? [] : [`    method="${method}",`]),
  ];
  const before = body === undefined ? "" : `body = ${pythonValue(body, 0)}\n`;
  return `${pythonHead}${before}request = Request(\n${parts.join("\n")}\n)\n${pythonEnd}`;
}

/** A value as Python writes it: JSON but for True, False and None. */
function pythonValue(value: unknown, depth: number): string {
  const [here, deeper] = [" ".repeat(4 * depth), " ".repeat(4 * (depth + 1))];
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) {
    if (value.every((member) => typeof member !== "object")) return `[${value.map((member) => pythonValue(member, 0)).join(", ")}]`;
    return `[\n${value.map((member) => `${deeper}${pythonValue(member, depth + 1)},\n`).join("")}${here}]`;
  }
  if (typeof value === "object") {
    const members = Object.entries(value).map(([name, member]) => `${deeper}${JSON.stringify(name)}: ${pythonValue(member, depth + 1)},\n`);
    return `{\n${members.join("")}${here}}`;
  }
  return JSON.stringify(value);
}
