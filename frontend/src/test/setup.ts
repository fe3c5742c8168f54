import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { start } from "../words/language";
import { fakes, now, resetFakes } from "./fake";

Element.prototype.scrollIntoView = () => undefined; // jsdom has no layout to scroll
configure({ asyncUtilTimeout: 10_000 });
vi.mock("../backend", async (original) => ({ ...(await original<object>()), ...fakes }));

beforeEach(() => {
  resetFakes();
  start();
  vi.setSystemTime(now);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
