// Swagger UI for the local API. A temporary key comes from the window by postMessage, or from a one-use code in the address.
// It stays in this page's memory: nothing is written to the browser's storage.
"use strict";

const parents = document.querySelector('meta[name="owlet-parents"]').content.split(" ").filter(Boolean);
const framed = window.parent !== window;
let spec;
let ui;
let ending;

function say(text, kind) {
  const line = document.getElementById("session");
  line.textContent = text;
  line.className = kind;
}

async function ask(path, options) {
  const response = await fetch(path, { ...options, cache: "no-store" });
  const body = await response.json();
  if (!response.ok) throw new Error(body.error.message);
  return body.data;
}

const withKey = (key) => ({ headers: { Authorization: "Bearer " + key } });

// example puts real names where "Try it out" would show made-up ones.
function example(parameter, value) {
  if (value && parameter.schema) parameter.schema = { ...parameter.schema, example: value, default: value };
}

function personal(workspaceId, modules) {
  const own = structuredClone(spec);
  const module = modules.find((m) => m.tables.length > 0) ?? modules[0];
  const table = module?.tables[0];
  const names = { workspaceId, moduleName: module?.name, tableName: table?.name, fieldName: table?.fields[0]?.name };
  for (const parameter of Object.values(own.components.parameters)) example(parameter, names[parameter.name]);
  return own;
}

// placeOf finds the part of the workspace's document about a table: the tag, and the first operation of it.
function placeOf(own, { module, table }) {
  const path = Object.entries(own.paths).find(([path]) => path.endsWith("/modules/" + module + "/tables/" + table + "/records"));
  return path && { tag: path[1].get.tags[0], operation: path[1].get.operationId };
}

// reveal opens the first operation of a table, as soon as it is drawn.
function reveal({ tag, operation }) {
  ui.layoutActions.show(["operations-tag", tag], true);
  ui.layoutActions.show(["operations", tag, operation], true);
  const shown = () => document.getElementById("operations-" + tag + "-" + operation);
  const observer = new MutationObserver(() => shown() && arrive());
  const arrive = () => {
    observer.disconnect();
    shown().scrollIntoView({ block: "start" });
    shown().querySelector("button")?.focus({ preventScroll: true });
  };
  if (shown()) arrive();
  else observer.observe(document.body, { childList: true, subtree: true });
}

// withoutKey keeps the key off the screen: the curl line of "Try it out" would repeat it.
const withoutKey = () => ({
  wrapComponents: {
    curl: (Original, { React }) => ({ request, ...props }) => {
      const path = ["headers", "Authorization"];
      const shown = request.hasIn(path) ? request.setIn(path, "Bearer YOUR_API_KEY") : request;
      return React.createElement(Original, { ...props, request: shown });
    },
  },
});

function show(document) {
  ui = SwaggerUIBundle({
    spec: document,
    dom_id: "#swagger-ui",
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [withoutKey],
    layout: "BaseLayout",
    validatorUrl: null,
    persistAuthorization: false,
    deepLinking: false,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    tryItOutEnabled: false,
    syntaxHighlight: { activated: true, theme: "nord" },
  });
}

function end(at) {
  ui.authActions.logout(["bearer"]);
  say("The sign-in ended at " + at + ". Open this page from Owlet again.", "ended");
}

// authorize signs in with a key: to the API as a whole, or to the document of the workspace's own tables, opened at one of them.
async function authorize(key, at) {
  const session = await ask("/api/docs/session", withKey(key));
  const until = new Date(session.expiresAt);
  const ends = until.toLocaleTimeString([], { timeStyle: "short" });
  const place = await documentFor(session.workspaceId, key, at);
  ui.preauthorizeApiKey("bearer", key);
  say("Signed in to " + session.workspaceName + ", until " + ends, "signed-in");
  clearTimeout(ending);
  ending = setTimeout(end, until - Date.now(), ends);
  if (place) reveal(place);
}

// literal has Markdown show a text letter by letter: what a person called an app or a field is no markup.
const literal = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replace(/[\\`*_[\]]/g, "\\$&");

const data = ["default", "enum", "example", "examples"]; // are shown as they are

// literally returns a document in which every description is meant literally. Names of fields are no words of the document.
function literally(node, ofFields) {
  if (Array.isArray(node)) return node.map((member) => literally(member));
  if (!node || typeof node !== "object") return node;
  const part = (name, value) => {
    if (ofFields) return literally(value);
    if (data.includes(name)) return value;
    return name === "description" && typeof value === "string" ? literal(value) : literally(value, name === "properties");
  };
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, part(name, value)]));
}

// documentFor shows the document that a person with a key wants to see, and returns the place to open in it.
async function documentFor(workspaceId, key, at) {
  if (at) {
    const own = await (await fetch("/api/docs/workspace", { ...withKey(key), cache: "no-store" })).json();
    const place = own.paths && placeOf(own, at);
    if (place) {
      show(literally(own));
      return place;
    }
  }
  const workspace = await ask("/api/v1/workspace/" + workspaceId, withKey(key));
  show(personal(workspaceId, workspace.modules));
}

// takeCode reads the one-use code and takes it out of the address at once, so that no history and no copied link keeps it.
function takeCode() {
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  if (location.hash) history.replaceState(null, "", location.pathname);
  return code;
}

async function exchange(code) {
  const session = await ask("/api/docs/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  await authorize(session.key);
}

function failed(error) {
  say(error.message, "ended");
}

function listen() {
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !parents.includes(event.origin)) return;
    if (event.data?.type === "owlet:authorize") authorize(event.data.key, event.data.at).catch(failed);
  });
  for (const origin of parents) window.parent.postMessage({ type: "owlet:ready" }, origin);
}

// mend gives Swagger UI what it lacks for those who do not see it: a long answer scrolls in its box, so the box must be reachable
// by keyboard; headings go down one level at a time; all of the page is in a landmark.
function mend(page) {
  for (const box of page.querySelectorAll(".microlight:not([tabindex])")) box.tabIndex = 0;
  for (const heading of page.querySelectorAll(":is(h3, h4, h5):not([aria-level])")) {
    heading.ariaLevel = heading.matches(".models > h4") ? 2 : heading.tagName[1] - 1;
  }
  page.querySelector(".information-container")?.setAttribute("role", "banner");
}
new MutationObserver(() => mend(document)).observe(document.getElementById("swagger-ui"), { childList: true, subtree: true });

const dark = matchMedia("(prefers-color-scheme: dark)");
const paint = () => document.documentElement.classList.toggle("dark-mode", dark.matches);

async function start() {
  const code = takeCode();
  paint();
  dark.addEventListener("change", paint);
  spec = await (await fetch("/api/docs-json")).json();
  show(spec);
  say("Not signed in. Open this page from Owlet, or choose Authorize and enter an API key.", "signed-out");
  if (code) await exchange(code);
  if (framed) listen();
}

start().catch(failed);
