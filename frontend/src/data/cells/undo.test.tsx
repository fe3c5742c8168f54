import { act, render, screen, waitFor } from "@testing-library/react";
import { useEffect } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError } from "../../backend";
import { axeFaults } from "../../test/axe";
import { show } from "../../test/render";
import { modules } from "../../test/tables";
import { type Edit, Hindrance } from "./history";
import { UndoButtons } from "./UndoButtons";
import { type Undo, undoKey, useUndo } from "./useUndo";

let at = 0;
let done: string[] = [];
let undo: Undo;
const path = () => ({ workspace: `w${at}`, module: "event_planning", table: "guests" });

function Part({ table = "guests", workspace = `w${at}` }) {
  const own = useUndo({ ...path(), workspace, table }, modules);
  useEffect(() => void (undo = own));
  return <UndoButtons undo={own} />;
}

const edit = (label: string, part: Partial<Edit> = {}): Edit => ({
  label,
  do: () => Promise.resolve(void done.push(`do ${label}`)),
  undo: () => Promise.resolve(void done.push(`undo ${label}`)),
  ...part,
});
const run = (...edits: Edit[]) => act(async () => { for (const one of edits) await undo.run(one); });

beforeEach(() => {
  at++;
  done = [];
});

describe("edits", () => {
  it("are taken back and done again, the last one first, by buttons that name them", async () => {
    const user = show(<Part />);
    expect(screen.getByRole("button", { name: "Nothing to undo" })).toBeDisabled();
    await run(edit("Change of Seats"), edit("Paste of 6 cells"));
    await user.click(screen.getByRole("button", { name: "Undo: Paste of 6 cells" }));
    await user.click(await screen.findByRole("button", { name: "Undo: Change of Seats" }));
    await user.click(await screen.findByRole("button", { name: "Redo: Change of Seats" }));
    await waitFor(() => expect(done.slice(2)).toEqual(["undo Paste of 6 cells", "undo Change of Seats", "do Change of Seats"]));
    expect(await axeFaults()).toEqual([]);
  });

  it("are taken back one after the other, however fast one asks", async () => {
    render(<Part />);
    await run(edit("a"), edit("b"), edit("c"));
    await act(() => Promise.all([undo.undo(), undo.undo(), undo.redo()]));
    expect(done.slice(3)).toEqual(["undo c", "undo b", "do b"]);
  });

  it("leave nothing to do again when another follows", async () => {
    render(<Part />);
    await run(edit("a"));
    await act(() => undo.undo());
    await run(edit("b"));
    expect(undo.canRedo).toBe(false);
    expect(undo.undoLabel).toBe("b");
  });

  it("that fail are not kept, and say why", async () => {
    render(<Part />);
    const error = new BackendError({ code: "invalid", id: "field.required", args: {} });
    await expect(undo.run(edit("a", { do: () => Promise.reject(error) }))).rejects.toBe(error);
    expect(undo.canUndo).toBe(false);
    await run(edit("b"));
    expect(undo.undoLabel).toBe("b");
  });

  it("that can no longer be taken back say so and make way for the ones before", async () => {
    show(<Part />);
    const gone = new BackendError({ code: "not_found", id: "record.not_found", args: { id: 7, table: "guests" } });
    await run(edit("a"), edit("Change of Seats", { undo: () => Promise.reject(gone) }), edit("c", { undo: () => Promise.reject(new Hindrance("Somebody was faster.")) }));
    await act(() => undo.undo());
    expect(await screen.findByText("“c” could not be undone. Somebody was faster.")).toBeVisible();
    await act(() => undo.undo());
    expect(await screen.findByText("“Change of Seats” could not be undone. There is no record 7 in table \"Guests\".")).toBeVisible();
    expect(undo.canRedo).toBe(false);
    await act(() => undo.undo());
    expect(done.at(-1)).toBe("undo a");
    expect(undo.canUndo).toBe(false);
  });

  it("that Go refuses say what people call its field", async () => {
    show(<Part />);
    const refused = new BackendError({ code: "invalid", id: "field.required", args: { field: "email", record: 1 } });
    await run(edit("Change of Email", { undo: () => Promise.reject(refused) }));
    await act(() => undo.undo());
    expect(await screen.findByText("“Change of Email” could not be undone. Field \"Email\" is required.")).toBeVisible();
  });

  it("stay when what hinders them passes", async () => {
    render(<Part />);
    let busy = true;
    await run(edit("a", { undo: () => (busy ? Promise.reject(new BackendError({ code: "busy", id: "busy", args: {} })) : Promise.resolve()) }));
    await act(() => undo.undo());
    expect(undo.undoLabel).toBe("a");
    busy = false;
    await act(() => undo.undo());
    expect(undo.redoLabel).toBe("a");
  });

  it("are a hundred at most", async () => {
    render(<Part />);
    await run(...Array.from({ length: 105 }, (_, one) => edit(String(one))));
    await act(async () => { for (let one = 0; one < 105; one++) await undo.undo(); });
    expect(done.at(-1)).toBe("undo 5");
  });

  it("belong to their table, and are forgotten with the workspace", async () => {
    const { rerender } = render(<Part />);
    await run(edit("a"));
    rerender(<Part table="events" />);
    expect(undo.canUndo).toBe(false);
    rerender(<Part />);
    expect(undo.undoLabel).toBe("a");
    rerender(<Part workspace="another" />);
    rerender(<Part />);
    expect(undo.canUndo).toBe(false);
  });
});

it("the keys of undo and redo", () => {
  const key = (one: string, part = {}) => undoKey({ key: one, ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, ...part });
  expect([key("z"), key("Z", { shiftKey: true }), key("y"), key("z", { ctrlKey: false, metaKey: true })]).toEqual(["undo", "redo", "redo", "undo"]);
  expect([key("z", { ctrlKey: false }), key("z", { altKey: true }), key("a")]).toEqual([undefined, undefined, undefined]);
});
