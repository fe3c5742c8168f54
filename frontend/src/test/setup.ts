import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { forgetAll } from "../data/grid/kept";
import { start } from "../words/language";
import { fakes, now, resetFakes } from "./fake";

// jsdom has no layout: nothing scrolls, and of all elements only the grid has a size.
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.setPointerCapture = () => undefined;
Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get(this: HTMLElement) { return this.classList.contains("Grid") ? 1200 : 0; } });
Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get(this: HTMLElement) { return this.classList.contains("Grid") ? 700 : 0; } });
HTMLCanvasElement.prototype.getContext = () => null; // nor is anything drawn
globalThis.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };
configure({ asyncUtilTimeout: 10_000 });
// jsdom has no layout for an editor of code either: stories see that one.
vi.mock("../data/logic/CodeEditor", () => import("./codeEditor"));
vi.mock("../backend", async (original) => ({ ...(await original<object>()), ...fakes }));

beforeEach(() => {
  resetFakes();
  start();
  vi.setSystemTime(now);
});
afterEach(() => {
  forgetAll();
  cleanup();
  vi.useRealTimers();
});
