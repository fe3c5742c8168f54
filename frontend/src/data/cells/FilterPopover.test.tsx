import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Condition, Field, FieldType } from "../../backend";
import { axeFaults } from "../../test/axe";
import { fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { events, fieldOf, finder, modules } from "../../test/tables";
import { conditionText } from "./conditionText";
import { FilterPopover } from "./FilterPopover";

const onChange = vi.fn<(condition: Condition | undefined) => void>();
const onClose = vi.fn<() => void>();
const options = [{ id: "1", name: "confirmed", labels: { "": "Confirmed" }, color: "#2e7d4f" }, { id: "2", name: "invited", labels: { "": "Invited" } }];
const of = (type: FieldType, part: Partial<Field> = {}) => fieldOf({ name: "seats", type, ...part });

const filter = (field: Field, condition?: Condition) =>
  show(<FilterPopover field={field} condition={condition} workspace={workspace.id} modules={modules} onChange={onChange} onClose={onClose} />);
const apply = () => screen.getByRole("button", { name: "Apply" });

async function operator(user: ReturnType<typeof show>, name: string) {
  await user.click(screen.getByRole("button", { name: /Condition/ }));
  await user.click(await screen.findByRole("option", { name }));
}

beforeEach(() => {
  onChange.mockReset();
  onClose.mockReset();
  fakes.findRecords.mockImplementation(finder({ events: [...events, { id: "2", values: { title: "Board dinner" } }] }));
});

describe("a filter", () => {
  it("of text asks for what it contains, and is applied by Enter", async () => {
    const user = filter(of("string"));
    expect(apply()).toBeDisabled();
    await user.type(screen.getByRole("textbox", { name: "Value" }), "ana{Enter}");
    expect(onChange).toHaveBeenCalledWith({ field: "seats", is: "contains", value: "ana" });
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("of numbers goes from one to another", async () => {
    const user = filter(of("number"));
    await operator(user, "between");
    await user.type(screen.getByRole("textbox", { name: "From" }), "2");
    await user.type(screen.getByRole("textbox", { name: "To" }), "4");
    await user.tab();
    await user.click(apply());
    expect(onChange).toHaveBeenCalledWith({ field: "seats", is: "between", value: [2, 4] });
  });

  it("of a choice ticks options in their colours", async () => {
    const user = filter(of("choice", { options }));
    await user.click(screen.getByRole("checkbox", { name: "Invited" }));
    expect(await axeFaults()).toEqual([]);
    await user.click(apply());
    expect(onChange).toHaveBeenCalledWith({ field: "seats", is: "one_of", value: ["invited"] });
  });

  it("of a link ticks the records that are searched", async () => {
    fakes.getRecord.mockImplementation((_, id) => Promise.resolve({ records: events.filter((one) => one.id === id), hasMore: false, total: 1, found: 1, links: {} }));
    const user = filter(of("reference", { refTableId: "2" }), { field: "seats", is: "one_of", value: ["1"] });
    expect(await screen.findByRole("checkbox", { name: "Spring fair" })).toBeChecked();
    await user.type(screen.getByRole("searchbox"), "board");
    await user.click(await screen.findByRole("checkbox", { name: "Board dinner" }));
    expect(await axeFaults()).toEqual([]);
    await user.click(apply());
    expect(onChange).toHaveBeenCalledWith({ field: "seats", is: "one_of", value: ["1", "2"] });
  });

  it("asks whether there is a value, which needs none", async () => {
    const user = filter(of("date"));
    await operator(user, "is empty");
    await user.click(apply());
    expect(onChange).toHaveBeenCalledWith({ field: "seats", is: "empty" });
  });

  it("of yes and no", async () => {
    const user = filter(of("boolean"));
    await user.click(screen.getByRole("radio", { name: "No" }));
    await user.click(apply());
    expect(onChange).toHaveBeenCalledWith({ field: "seats", is: "equals", value: false });
  });

  it("of yes and no is reached by Tab while neither is chosen", async () => {
    const user = filter(of("boolean"));
    const wanted = screen.getAllByRole("radio").slice(-2);
    for (let presses = 0; presses < 12 && !wanted.includes(document.activeElement as HTMLElement); presses++) await user.tab();
    expect(wanted).toContain(document.activeElement);
  });

  it("of a duration says what is none", async () => {
    const user = filter(of("timeinterval"));
    await user.type(screen.getByRole("textbox", { name: "Value" }), "8");
    await user.tab();
    expect(await screen.findByText(/“8” is not a duration/)).toBeVisible();
    expect(apply()).toBeDisabled();
    await user.type(screen.getByRole("textbox", { name: "Value" }), ":30");
    await user.click(apply());
    expect(onChange).toHaveBeenCalledWith({ field: "seats", is: "equals", value: "08:30:00" });
  });

  it("is taken away", async () => {
    const user = filter(of("string"), { field: "seats", is: "begins", value: "A" });
    expect(screen.getByRole("textbox", { name: "Value" })).toHaveValue("A");
    await user.click(screen.getByRole("button", { name: "Remove filter" }));
    expect(onChange).toHaveBeenCalledWith(undefined);
  });
});

describe("a condition in words", () => {
  it.each<[Field, Condition["is"], Condition["value"], string]>([
    [of("number"), "between", [2, 4], "between 2 and 4"],
    [of("string"), "contains", "ana", "contains ana"],
    [of("string"), "empty", undefined, "is empty"],
    [of("choice", { options }), "one_of", ["confirmed", "invited"], "is one of Confirmed, Invited"],
    [of("multi", { options }), "none_of", ["confirmed"], "is none of Confirmed"],
    [of("date"), "before", "2027-04-04", "before Apr 4, 2027"],
    [of("boolean"), "equals", true, "is Yes"],
  ])("%#", (field, is, value, words) => {
    expect(conditionText(field, { field: "seats", is, ...(value === undefined ? {} : { value }) })).toBe(words);
  });
});
