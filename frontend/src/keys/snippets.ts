import type { Word } from "../words";

export type SnippetKind = "try" | "env" | "javascript" | "python";
export interface Access { origin: string; workspaceId: string; secret: string }

const path = ({ origin, workspaceId }: Access) => `${origin}/api/v1/workspace/${workspaceId}`;

/** How to use a key at once, by tool. Each one runs as it is; the first is one line, so that every shell takes it. */
export const snippets: { kind: SnippetKind; word: Word; write: (access: Access) => string }[] = [
  {
    kind: "try",
    word: "keys.created.try",
    write: (access) => `curl -H "Authorization: Bearer ${access.secret}" ${path(access)}`,
  },
  {
    kind: "env",
    word: "keys.created.env",
    write: ({ origin, workspaceId, secret }) =>
      `NINOX_API_BASE=${origin}\nNINOX_API_KEY=${secret}\nNINOX_WORKSPACE_ID=${workspaceId}\n`,
  },
  {
    kind: "javascript",
    word: "keys.created.javascript",
    write: (access) => `fetch("${path(access)}", {
  headers: { Authorization: "Bearer ${access.secret}" },
})
  .then((answer) => answer.json())
  .then((answer) => console.log(answer));
`,
  },
  {
    kind: "python",
    word: "keys.created.python",
    write: (access) => `import json
from urllib.request import Request, urlopen

request = Request(
    "${path(access)}",
    headers={"Authorization": "Bearer ${access.secret}"},
)
with urlopen(request) as answer:
    print(json.load(answer))
`,
  },
];
