import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { axeFaults } from "../test/axe";
import { show } from "../test/render";
import { calls, days, seriesOf } from "../test/usage";
import { CallsChart } from "./CallsChart";
import { callsRows } from "./callsRows";
import { nameOf, scaleOf, topSeries } from "./callsOf";

const two = calls(seriesOf("e", "Company events", 1200, 0, 80), seriesOf("f", "Facilities", 4, 0, 2));
const open = (of = two, by: string | null = "Workspaces") => show(<CallsChart label="API calls per day" calls={of} {...(by === null ? {} : { by })} />);
const read = () => screen.getByRole("slider").getAttribute("aria-valuetext");

it("reads a day, which the arrow keys and the pointer choose", async () => {
  const user = open();
  expect(screen.getByText("1,286 API calls in the last 90 days")).toBeVisible();
  expect(read()).toBe("Mon, Nov 23, 2026: 82 API calls (Company events 80, Facilities 2)");
  await user.tab();
  await user.tab();
  expect(screen.getByRole("slider")).toHaveFocus();
  await user.keyboard("{ArrowLeft}");
  expect(read()).toBe("Sun, Nov 22, 2026: No API calls");
  await user.keyboard("{ArrowDown}");
  expect(read()).toBe("Sat, Nov 21, 2026: 1,204 API calls (Company events 1,200, Facilities 4)");
  await user.keyboard("{PageDown}");
  expect(read()).toContain("Sat, Nov 14, 2026");
  await user.keyboard("{Home}{ArrowLeft}");
  expect(read()).toContain("Wed, Aug 26, 2026");
  await user.keyboard("{End}{ArrowRight}{PageUp}");
  expect(read()).toContain("Mon, Nov 23, 2026");
  expect(screen.getByText("Mon, Nov 23, 2026").closest("figcaption")).toHaveTextContent("82 API calls (Company events 80, Facilities 2)");
  const plot = screen.getByRole("slider");
  plot.getBoundingClientRect = () => ({ left: 100, width: 900 }) as DOMRect;
  fireEvent(plot, new MouseEvent("pointermove", { clientX: 975, bubbles: true })); // jsdom gives a pointer no place
  expect(read()).toContain("Sat, Nov 21, 2026");
  expect(await axeFaults()).toEqual([]);
});

it("stacks a bar for each series, as high as its calls", () => {
  open();
  const bars = [...document.querySelectorAll("rect.bar")];
  expect(bars).toHaveLength(4);
  expect(bars[0]).toHaveAttribute("height", "80%"); // 1200 of 1500
  expect(bars[0]).toHaveAttribute("y", "20%");
  expect(within(screen.getByRole("list", { name: "Workspaces" })).getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Company events 1,280", "Facilities 6"]);
});

it("is a table as well, of the days that had calls", async () => {
  const user = open();
  await user.click(screen.getByRole("radio", { name: "Table" }));
  const rows = within(screen.getByRole("region", { name: "API calls per day, as a table" })).getAllByRole("row").map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).toEqual([["Day", "API calls", "Company events", "Facilities"], ["Mon, Nov 23, 2026", "82", "80", "2"], ["Sat, Nov 21, 2026", "1,204", "1,200", "4"]]);
  expect(screen.queryByRole("slider")).not.toBeInTheDocument();
  expect(await axeFaults()).toEqual([]);
});

it("names no series where there is one", () => {
  open(calls(seriesOf("k", "Invoice sync", 5)), null);
  expect(read()).toBe("Mon, Nov 23, 2026: 5 API calls");
  expect(screen.queryByRole("list")).not.toBeInTheDocument();
});

it("says so where there are no calls", () => {
  open(calls());
  expect(screen.getByText("No API calls in the last 90 days.")).toBeVisible();
});

it("puts what comes after the fifth series into one, and writes all of them into a sheet", () => {
  const many = Array.from({ length: 8 }, (_, at) => seriesOf(`k${at}`, `Key ${at}`, 10 - at));
  const shown = topSeries(many, "Others");
  expect(shown.map(({ name, calls: [...all] }) => [name, all.at(-1)])).toEqual([["Key 0", 10], ["Key 1", 9], ["Key 2", 8], ["Key 3", 7], ["Key 4", 6], ["Others", 12]]);
  expect(topSeries(many.slice(0, 6), "Others")).toHaveLength(6);
  const rows = callsRows(calls(...many));
  expect(rows).toHaveLength(91);
  expect(rows[0]?.slice(0, 3)).toEqual(["Day", "API calls", "Key 0"]);
  expect(rows[90]).toEqual([days[89], "52", "10", "9", "8", "7", "6", "5", "4", "3"]);
});

it("tells keys of one name apart by their hints", () => {
  const list = [{ ...seriesOf("a", "Sync", 1), hint: "owl_…aaaa" }, { ...seriesOf("b", "Sync", 1), hint: "owl_…bbbb" }, { ...seriesOf("c", "Till", 1), hint: "owl_…cccc" }];
  expect(list.map((one) => nameOf(one, list))).toEqual(["Sync (owl_…aaaa)", "Sync (owl_…bbbb)", "Till"]);
});

it("has a scale of whole numbers", () => {
  expect([0, 1, 3, 7, 30, 999, 1_234_567].map(scaleOf)).toEqual([
    [0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0, 2, 4, 6, 8], [0, 10, 20, 30], [0, 200, 400, 600, 800, 1000], [0, 500_000, 1_000_000, 1_500_000],
  ]);
});
