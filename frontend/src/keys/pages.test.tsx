import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFaults } from "../test/axe";
import { emit, fakes, keyOf, workspace } from "../test/fake";
import { show } from "../test/render";
import { KeysPage } from "./KeysPage";

const many = Array.from({ length: 60 }, (_, at) => keyOf({ id: `id${at + 1}`, name: `Tool ${at + 1}` }));
const open = () => show(<KeysPage workspace={workspace} onOpenReference={vi.fn()} />);
const names = () => screen.getAllByRole("rowheader").map((cell) => /Tool \d+/.exec(cell.textContent)?.[0]);
const next = () => screen.getByRole("button", { name: "Next keys" });
const previous = () => screen.getByRole("button", { name: "Previous keys" });
const box = (name: string) => within(screen.getByRole("row", { name: new RegExp(`${name}\\b`) })).getByRole("checkbox");

beforeEach(() => {
  fakes.listKeys.mockResolvedValue(many);
});

describe("many keys", () => {
  it("come in pages, and all of them are counted", async () => {
    const user = open();
    expect(await screen.findByText("1–25 of 60")).toBeVisible();
    expect(screen.getByRole("tab", { name: "Active 60" })).toBeVisible();
    expect(names()).toHaveLength(25);
    expect(previous()).toBeDisabled();
    await user.click(next());
    await user.click(next());
    expect(await screen.findByText("51–60 of 60")).toBeVisible();
    expect(names()[0]).toBe("Tool 51");
    expect(next()).toBeDisabled();
    await waitFor(() => expect(previous()).toHaveFocus());
    expect(await axeFaults()).toEqual([]);
    await user.click(previous());
    expect(await screen.findByText("26–50 of 60")).toBeVisible();
  });

  it("are sorted and searched all together, from the first page on", async () => {
    const user = open();
    await screen.findByText("1–25 of 60");
    await user.click(next());
    for (let i = 0; i < 2; i++) await user.click(screen.getByRole("columnheader", { name: /API key name/ }));
    expect(await screen.findByText("1–25 of 60")).toBeVisible();
    expect(names()[0]).toBe("Tool 60");
    await user.click(next());
    await user.type(screen.getByRole("searchbox", { name: "Search keys" }), "tool 9");
    await waitFor(() => expect(names()).toEqual(["Tool 59", "Tool 49", "Tool 39", "Tool 29", "Tool 19", "Tool 9"]));
    expect(screen.queryByText(/ of 60/)).not.toBeInTheDocument();
  });

  it("stay chosen on the pages that are out of sight", async () => {
    const user = open();
    await screen.findByText("1–25 of 60");
    await user.click(box("Tool 3"));
    await user.click(next());
    await screen.findByText("26–50 of 60");
    await user.click(screen.getByRole("checkbox", { name: "Select All" }));
    expect(await screen.findByText("26 keys selected")).toBeVisible();
    await user.click(box("Tool 30"));
    expect(await screen.findByText("25 keys selected")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Select All" }));
    await user.click(screen.getByRole("checkbox", { name: "Select All" }));
    expect(await screen.findByText("1 key selected")).toBeVisible();
    await user.click(previous());
    await screen.findByText("1–25 of 60");
    expect(box("Tool 3")).toBeChecked();
  });

  it("go back to the last page there is when there are fewer", async () => {
    const user = open();
    await screen.findByText("1–25 of 60");
    await user.click(next());
    await user.click(next());
    await user.click(screen.getByRole("checkbox", { name: "Select All" }));
    await user.click(within(screen.getByRole("group", { name: /selected/ })).getByRole("button", { name: "Revoke" }));
    await user.click(await screen.findByRole("button", { name: "Revoke 10 keys" }));
    expect(fakes.revokeKeys).toHaveBeenCalledExactlyOnceWith(workspace.id, many.slice(50).map(({ id }) => id));
    await screen.findByText("10 keys are revoked.");
    fakes.listKeys.mockResolvedValue(many.slice(0, 50));
    await emit("changed", { workspace: "", table: "" });
    expect(await screen.findByText("26–50 of 50")).toBeVisible();
  });
});
