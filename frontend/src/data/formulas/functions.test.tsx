import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, type CodeFault } from "../../backend";
import { axeFaults } from "../../test/axe";
import { fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { moduleOf, tableOf } from "../../test/tables";
import { FormulasPage } from "./FormulasPage";

const app = moduleOf({ name: "planning", labels: { "": "Planning" }, tables: [tableOf({ id: "1", name: "guests" })] });
const path = { workspace: workspace.id, module: "planning", table: "" };
const fault: CodeFault = { line: 1, column: 1, length: 1, id: "function_expected", args: null, message: "Unexpected statement, expected a function" };
const vat = { id: "1", name: "vat", code: "function vat(n: number) do n / 5 end", faults: [] };
const cents = { id: "2", name: "cents", code: "1", faults: [fault] };

async function open() {
  const user = show(<FormulasPage workspace={workspace} module={app} onOpenTable={() => undefined} />);
  await user.click(await screen.findByRole("tab", { name: "Global functions" }));
  return user;
}
const act = async (user: Awaited<ReturnType<typeof open>>, name: string, item: string) => {
  await user.click(await screen.findByRole("button", { name: `Actions for ${name}` }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
};

beforeEach(() => fakes.listFunctions.mockResolvedValue([vat, cents]));

describe("global functions", () => {
  it("stand in their order, with what is wrong", async () => {
    await open();
    expect((await screen.findAllByRole("rowheader")).map((cell) => cell.textContent)).toEqual(["vat", "cents"]);
    expect(screen.getByText(/^Line 1, column 1: Only functions stand here/)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it("are made, with faults told while one writes", async () => {
    fakes.listFunctions.mockResolvedValue([]);
    fakes.checkFunction.mockImplementation((_, { code }) => Promise.resolve(code === "1" ? [fault] : []));
    const user = await open();
    await user.click(await screen.findByRole("button", { name: "New function" }));
    const dialog = within(await screen.findByRole("dialog", { name: "New global function" }));
    await user.type(dialog.getByRole("textbox", { name: "Technical name" }), "cents");
    await user.type(await dialog.findByRole("textbox", { name: "Code" }), "1");
    expect(await dialog.findByRole("button", { name: /^Line 1, column 1: Only functions stand here/ })).toBeVisible();
    fakes.createFunction.mockRejectedValueOnce(new BackendError({ code: "conflict", id: "function.name_taken", args: { module: "planning", name: "cents" } }));
    await user.click(dialog.getByRole("button", { name: "Create function" }));
    expect(await dialog.findByText('"planning" already has a global function called "cents".')).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Create function" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(fakes.createFunction).toHaveBeenLastCalledWith(path, { name: "cents", code: "1" });
  });

  it("are put in order, changed and deleted by their menus", async () => {
    fakes.functionLosses.mockResolvedValue({ tables: 0, records: 0, values: 0, links: 0, fields: [], formulas: [{ moduleName: "planning", tableName: "", name: "cents" }] });
    const user = await open();
    await act(user, "cents", "Move up");
    expect(fakes.reorderFunctions).toHaveBeenCalledWith(path, ["cents", "vat"]);
    await act(user, "vat", "Edit function…");
    await user.click(within(await screen.findByRole("dialog", { name: "Edit “vat”" })).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(fakes.updateFunction).toHaveBeenCalledWith(path, "vat", { name: "vat", code: vat.code }));
    await act(user, "vat", "Delete function…");
    const asked = within(await screen.findByRole("alertdialog", { name: "Delete the function “vat”?" }));
    expect(await asked.findByRole("list", { name: "Formulas that cannot be computed any more" })).toHaveTextContent("cents");
    await user.click(asked.getByRole("button", { name: "Delete function" }));
    await waitFor(() => expect(fakes.deleteFunction).toHaveBeenCalledWith(path, "vat"));
  });
});
