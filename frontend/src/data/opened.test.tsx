import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { beforeLeaving } from "../leaving";
import { fakes, workspace } from "../test/fake";
import { show } from "../test/render";
import { answer, events, guests, modules } from "../test/tables";
import { TablePage } from "./TablePage";

const [app] = modules;

/** Opens the guests, by keyboard. */
async function open() {
  const user = show(
    <TablePage workspace={workspace} modules={modules} place={{ module: app!, table: app!.tables[0]! }} onChoose={() => undefined} onOpenKeys={() => undefined} onOpenReference={() => undefined} />,
  );
  (await screen.findByRole("grid")).focus();
  return user;
}

const panel = (name: string) => screen.findByRole("complementary", { name });
const row = (name: string) => screen.findByRole("row", { name: new RegExp(name) });
const active = () => document.getElementById(screen.getByRole("grid").getAttribute("aria-activedescendant") ?? "");

beforeEach(() => {
  const tables: Record<string, typeof guests> = { guests, events };
  fakes.listRecords.mockImplementation(answer({ guests, events }));
  fakes.getRecord.mockImplementation(({ table }, id) =>
    Promise.resolve({ records: (tables[table] ?? []).filter((one) => one.id === id), hasMore: false, total: 1, found: 1, links: {} }));
});

describe("a record beside its table", () => {
  it("opens by keyboard, and Esc gives the focus back to its cell", async () => {
    const user = await open();
    await user.keyboard("{ArrowDown}{Control>}{Enter}{/Control}");
    await panel("Tom Bauer");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary")).not.toBeInTheDocument());
    await waitFor(() => expect(screen.getByRole("grid")).toHaveFocus());
    expect(active()?.closest("[role=row]")).toHaveTextContent("Tom Bauer");
  });

  it("opens with the button in its row, and with a double click on its number", async () => {
    const user = await open();
    await user.click((await row("Tom Bauer")).querySelector("[data-act=open]")!);
    expect(await panel("Tom Bauer")).toHaveFocus(); // so that Esc closes it
    await user.dblClick((await row("Ana Ruiz")).querySelector("[aria-colindex='1']")!);
    await panel("Ana Ruiz");
  });

  it("leads to the next and the one before, and the grid goes along", async () => {
    const user = await open();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await panel("Ana Ruiz");
    expect(screen.getByRole("button", { name: "Previous record" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Next record" }));
    await panel("Tom Bauer");
    expect(active()?.closest("[role=row]")).toHaveTextContent("Tom Bauer");
    expect(screen.getByRole("button", { name: "Next record" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Previous record" }));
    await panel("Ana Ruiz");
  });
});

describe("a new record", () => {
  it("opens with its button, and gives the focus back to it", async () => {
    const user = await open();
    await user.click(screen.getByRole("button", { name: "New record" }));
    await panel("New record in “Guests”");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("button", { name: "New record" })).toHaveFocus());
  });

  it("is asked about before another record opens, or one goes elsewhere", async () => {
    const user = await open();
    await user.click(screen.getByRole("button", { name: "New record" }));
    await user.type(await screen.findByRole("textbox", { name: "Name (required)" }), "Li");
    await user.click((await row("Tom Bauer")).querySelector("[data-act=open]")!);
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Keep editing" }));
    const leave = vi.fn();
    beforeLeaving(leave);
    const dialog = within(await screen.findByRole("alertdialog"));
    expect(leave).not.toHaveBeenCalled();
    await user.click(dialog.getByRole("button", { name: "Discard changes" }));
    expect(leave).toHaveBeenCalledOnce();
  });
});
