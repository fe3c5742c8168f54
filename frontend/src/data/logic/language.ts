import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

interface State {
  /** What is open: templates, and within them code with so many open braces. */
  open: ({ is: "template" } | { is: "code"; braces: number })[];
  /** What goes on in the next line. */
  within: "" | "comment" | "text";
}

const words = new Set(
  ("order select where let if then else end for do while break and or not null this function var in switch case default create delete true false like " +
    "by from to step as asc desc limit mod").split(" "),
);
const constants = new Set(["true", "false", "null", "this"]);

/** Reads on to the end of a text, in which two quotes are one. */
function text(stream: StringStream, state: State): string {
  state.within = "text";
  while (!stream.eol()) {
    if (stream.next() === '"' && !stream.eat('"')) {
      state.within = "";
      break;
    }
  }
  return "string";
}

function comment(stream: StringStream, state: State): string {
  state.within = stream.match(/.*?\*\//) ? "" : "comment";
  if (state.within) stream.skipToEnd();
  return "comment";
}

function template(stream: StringStream, state: State): string {
  if (stream.match("---")) {
    state.open.pop();
    return "string";
  }
  if (stream.eat("{")) {
    state.open.push({ is: "code", braces: 0 });
    return "bracket";
  }
  while (!stream.eol() && !stream.match(/^(?:---|\{)/, false)) stream.next();
  return "string";
}

function braces(char: string, state: State): string {
  const top = state.open.at(-1);
  if (top?.is === "code") {
    if (char === "{") top.braces++;
    else if (top.braces > 0) top.braces--;
    else state.open.pop();
  }
  return "bracket";
}

function name(stream: StringStream, word: string): string {
  if (words.has(word)) return constants.has(word) ? "atom" : "keyword";
  return stream.match(/^\s*\(/, false) ? "function" : "name";
}

/** Colours one piece of a formula; faults are Go's to find. */
export function token(stream: StringStream, state: State): string | null {
  if (state.within === "comment") return comment(stream, state);
  if (state.within === "text") return text(stream, state);
  if (state.open.at(-1)?.is === "template") return template(stream, state);
  if (stream.eatSpace()) return null;
  if (stream.match("---")) {
    state.open.push({ is: "template" });
    return "string";
  }
  if (stream.match("--") || stream.match("//")) {
    stream.skipToEnd();
    return "comment";
  }
  if (stream.match("/*")) return comment(stream, state);
  if (stream.eat('"')) return text(stream, state);
  if (stream.match(/^'(?:[^']|'')*'?/)) return "name";
  const word = stream.match(/^[\p{L}\d_]*[\p{L}_][\p{L}\d_]*/u);
  if (word && word !== true) return name(stream, word[0]);
  if (stream.match(/^\d+(?:\.\d+)?/)) return "number";
  const char = stream.next() ?? "";
  return char === "{" || char === "}" ? braces(char, state) : /[()[\]]/.test(char) ? "bracket" : "operator";
}

const table = { keyword: tags.keyword, atom: tags.atom, string: tags.string, number: tags.number, comment: tags.comment, function: tags.labelName, name: tags.variableName, operator: tags.operator, bracket: tags.bracket };

const nx = StreamLanguage.define<State>({
  name: "nx",
  startState: () => ({ open: [], within: "" }),
  copyState: ({ open, within }) => ({ open: open.map((one) => ({ ...one })), within }),
  token,
  tokenTable: table,
  languageData: { closeBrackets: { brackets: ["(", "[", "{", '"'] } },
});

const look = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--series-3)", fontWeight: "600" },
  { tag: tags.atom, color: "var(--series-3)" },
  { tag: tags.string, color: "var(--good-ink)" },
  { tag: tags.number, color: "var(--series-1)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: tags.labelName, color: "var(--accent-ink)" },
]);

/** The formula language as the editor knows it. */
export const language = [nx, syntaxHighlighting(look)];
