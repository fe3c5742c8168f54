import { act, renderHook, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { emit } from "./test/fake";
import { useBackend } from "./useBackend";

const settle = (answer: () => void) =>
  act(async () => {
    answer();
    await Promise.resolve();
  });

/** A question to Go whose answers are given one by one. */
function question() {
  const open: { give: (answer: string) => Promise<void>; refuse: (reason: Error) => Promise<void> }[] = [];
  const load = vi.fn(
    () =>
      new Promise<string>((resolve, reject) => {
        open.push({
          give: (answer) => settle(() => resolve(answer)),
          refuse: (reason) => settle(() => reject(reason)),
        });
      }),
  );
  return { load, open };
}

describe("useBackend", () => {
  it("loads, and keeps the old answer in sight while it loads again", async () => {
    const { load, open } = question();
    const { result } = renderHook(() => useBackend(load, []));
    expect(result.current).toMatchObject({ data: undefined, loading: true });
    await open[0]?.give("one");
    expect(result.current).toMatchObject({ data: "one", loading: false });
    await emit("changed", { workspace: "", table: "" });
    expect(result.current).toMatchObject({ data: "one", loading: false });
    await open[1]?.give("two");
    await waitFor(() => expect(result.current.data).toBe("two"));
  });

  it("loads again for its own workspace and for what belongs to none", async () => {
    const load = vi.fn(() => Promise.resolve("answer"));
    const { result } = renderHook(() => useBackend(load, ["mine"], { workspace: "mine" }));
    await waitFor(() => expect(result.current.data).toBe("answer"));
    await emit("changed", { workspace: "other", table: "1" });
    expect(load).toHaveBeenCalledTimes(1);
    await emit("changed", { workspace: "mine", table: "1" });
    await emit("changed", { workspace: "", table: "" });
    await waitFor(() => expect(load).toHaveBeenCalledTimes(3));
  });

  it("loads again for the tables it is about, and for changes that may concern any", async () => {
    const load = vi.fn(() => Promise.resolve("answer"));
    const { result } = renderHook(() => useBackend(load, [], { workspace: "mine", tables: ["crm/people", "crm/firms"] }));
    await waitFor(() => expect(result.current.data).toBe("answer"));
    for (const event of [{ workspace: "", table: "" }, { workspace: "mine", table: "crm/notes" }, { workspace: "other", table: "crm/people" }]) await emit("changed", event);
    expect(load).toHaveBeenCalledTimes(1);
    await emit("changed", { workspace: "mine", table: "crm/firms" });
    await emit("changed", { workspace: "mine", table: "" });
    await waitFor(() => expect(load).toHaveBeenCalledTimes(3));
  });

  it("loads again for what keys are used for only where that is shown", async () => {
    const load = vi.fn(() => Promise.resolve("answer"));
    const shows = vi.fn(() => Promise.resolve("answer"));
    renderHook(() => useBackend(load, [], { workspace: "mine" }));
    const { result } = renderHook(() => useBackend(shows, [], { tables: ["usage"] }));
    await waitFor(() => expect(result.current.data).toBe("answer"));
    await emit("changed", { workspace: "", table: "usage" });
    await waitFor(() => expect(shows).toHaveBeenCalledTimes(2));
    expect(load).toHaveBeenCalledTimes(1);
    await emit("changed", { workspace: "", table: "" });
    await waitFor(() => expect(shows).toHaveBeenCalledTimes(3));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("loads once more for any number of changes while it loads", async () => {
    const { load, open } = question();
    renderHook(() => useBackend(load, []));
    for (let i = 0; i < 5; i++) await emit("changed", { workspace: "", table: "" });
    expect(load).toHaveBeenCalledTimes(1);
    await open[0]?.give("one");
    await waitFor(() => expect(load).toHaveBeenCalledTimes(2));
    await open[1]?.give("two");
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("drops the answer to an older question", async () => {
    const { load, open } = question();
    const { result, rerender } = renderHook(({ id }) => useBackend(load, [id]), { initialProps: { id: "a" } });
    rerender({ id: "b" });
    expect(result.current.data).toBeUndefined();
    await open[1]?.give("of b");
    await open[0]?.give("of a");
    expect(result.current.data).toBe("of b");
    rerender({ id: "c" });
    expect(result.current).toMatchObject({ data: undefined, loading: true });
  });

  it("keeps what it has when loading again fails, and says so", async () => {
    const { load, open } = question();
    const { result } = renderHook(() => useBackend(load, []));
    await open[0]?.give("one");
    act(() => result.current.reload());
    await open[1]?.refuse(new Error("no"));
    await waitFor(() => expect(result.current.error).toEqual(new Error("no")));
    expect(result.current.data).toBe("one");
    act(() => result.current.reload());
    await open[2]?.give("two");
    await waitFor(() => expect(result.current).toMatchObject({ data: "two", error: undefined }));
  });
});
