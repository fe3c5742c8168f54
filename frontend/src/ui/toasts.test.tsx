import { act, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { show } from "../test/render";
import { toast } from "./toasts";

beforeEach(() => void show(<p />));
const say = (...texts: string[]) => act(() => texts.forEach((text) => toast({ tone: "danger", text })));
const said = () => screen.queryAllByRole("alertdialog").map((one) => one.textContent);

it("toasts are three at most, the newest ones", () => {
  say("one", "two", "three", "four");
  expect(said()).toHaveLength(3);
  expect(screen.queryByText("one")).not.toBeInTheDocument();
});

it("toasts that say the same are one", () => {
  say("one", "one");
  expect(said()).toHaveLength(1);
});

it("a toast that stays goes by neither others nor time, and what it offers can be done more than once", () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const onAction = vi.fn();
  act(() => void toast({ text: "keep me", stays: true, actions: [{ label: "Copy", onAction, keeps: true }, { label: "Done", onAction }] }));
  say("one", "two", "three", "four");
  act(() => void vi.advanceTimersByTime(600_000));
  expect(said()).toEqual([expect.stringContaining("keep me")]);
  act(() => { screen.getByRole("button", { name: "Copy" }).click(); });
  expect(said()).toHaveLength(1);
  act(() => { screen.getByRole("button", { name: "Done" }).click(); });
  expect(said()).toHaveLength(0);
  expect(onAction).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

it("toasts leave after a time that fits their length", () => {
  vi.useFakeTimers();
  say("short", "long ".repeat(100));
  act(() => void vi.advanceTimersByTime(21_000));
  expect(said()).toHaveLength(1);
  act(() => void vi.advanceTimersByTime(40_000));
  expect(said()).toHaveLength(0);
  vi.useRealTimers();
});
