import { expect, it, vi } from "vitest";
import { workspace } from "../../test/fake";
import { cell, open } from "../../test/grid";
import { fieldOf } from "../../test/tables";
import { rem } from "../../ui/rem";

/** Every character is half a rem wide. */
const wide = () => vi.spyOn(HTMLSpanElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
  return new DOMRect(0, 0, (this.textContent.length * rem(1)) / 2, 10);
});

it("shows signs for a number that is too wide for its column, never a part of it", async () => {
  wide();
  const fields = [fieldOf({ name: "name" }), fieldOf({ name: "seats", type: "number" }), fieldOf({ name: "on", type: "date" })];
  localStorage.setItem(`view/${workspace.id}/1`, JSON.stringify({ widths: { seats: 6, on: 4 } }));
  await open({ fields, records: [{ id: "1", values: { name: "Ana", seats: 1234567.25, on: "2027-04-04" } }, { id: "2", values: { name: "Bo", seats: 1234, on: null } }] });
  const [seats, on, fits] = [await cell("Ana", 2), await cell("Ana", 3), await cell("Bo", 2)];
  expect(seats.querySelector("[aria-hidden]")).toHaveTextContent(/^#{8}$/);
  expect(seats).toHaveAttribute("title", "1,234,567.25");
  expect(seats).toHaveAccessibleName("1,234,567.25");
  expect(on.querySelector("[aria-hidden]")).toHaveTextContent(/^#{4}$/);
  expect(fits).toHaveTextContent("1,234");
});
