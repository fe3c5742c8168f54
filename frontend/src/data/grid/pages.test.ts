import { expect, it, vi } from "vitest";
import { Pages } from "./pages";
import type { Chunk, Hold, Source } from "./renewal";

const records = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => ({ id: String(from + at + 1), values: { name: `Guest ${from + at + 1}` } }));
const chunk = (offset: number, limit: number, found = 1000): Chunk => ({ records: records(offset, Math.min(found, offset + limit)), links: {}, total: found, found });
/** Pages of ten; by itself, no record is anywhere else. */
const pagesFrom = (list: Source["list"], more: Partial<Source> = {}) =>
  new Pages(10, { list, locate: () => Promise.resolve({ id: "0", place: 0, isGone: false }), get: () => Promise.resolve(undefined), ...more });
const settled = () => new Promise((done) => setTimeout(done));
const instant = () => vi.fn((offset: number, limit: number) => Promise.resolve(chunk(offset, limit)));

/** Answers that come when the test says so. */
function slow() {
  const answers: { offset: number; come: (answer: Chunk) => void; fail: (error: Error) => void }[] = [];
  const load = (offset: number) => new Promise<Chunk>((come, fail) => answers.push({ offset, come, fail }));
  return { answers, pages: pagesFrom(load) };
}

it("asks for the pages in sight, and no page twice", async () => {
  const load = instant();
  const pages = pagesFrom(load);
  pages.see({ first: 95, end: 115 });
  await settled();
  pages.see({ first: 96, end: 116 });
  await settled();
  expect(load.mock.calls).toEqual([[90, 10], [100, 10], [110, 10]]);
  expect(pages.row(95)?.record.id).toBe("96");
  expect(pages.row(120)).toBeUndefined();
  expect(pages.found).toBe(1000);
});

it("does not ask any more for what is out of sight again", async () => {
  const { pages, answers } = slow();
  pages.see({ first: 0, end: 20 });
  for (let first = 100; first < 900; first += 100) pages.see({ first, end: first + 20 });
  expect(answers.map(({ offset }) => offset)).toEqual([0, 10]);
  answers[0]?.come(chunk(0, 10));
  await settled();
  expect(answers.map(({ offset }) => offset)).toEqual([0, 10, 800]);
});

it("keeps old records in sight while newer ones are on their way, and reads again what was written meanwhile", async () => {
  const { pages, answers } = slow();
  pages.see({ first: 0, end: 5 });
  answers[0]?.come(chunk(0, 10));
  await settled();
  pages.refresh();
  pages.refresh();
  expect(answers).toHaveLength(2);
  expect(pages.row(0)?.record.id).toBe("1");
  pages.refresh();
  answers[1]?.come(chunk(1, 10));
  await settled();
  expect(pages.row(0)?.record.id).toBe("2");
  expect(answers).toHaveLength(3);
});

it("knows where a record is after others came before it", async () => {
  let added = 0;
  const pages = pagesFrom((offset, limit) => Promise.resolve(chunk(offset - added, limit)));
  pages.see({ first: 10, end: 20 });
  await settled();
  expect(pages.placeOf("15")).toBe(14);
  added = 3;
  pages.refresh();
  await settled();
  expect(pages.placeOf("15")).toBe(17);
});

/** A view whose records somebody else changes: all that there are, and those that it leaves out. */
function changing(ids: string[]) {
  const view = { ids, out: [] as string[] };
  const list = (offset: number, limit: number): Promise<Chunk> => {
    const page = view.ids.slice(offset, offset + limit).map((id) => ({ id, values: {} }));
    return Promise.resolve({ records: page, links: {}, total: view.ids.length, found: view.ids.length });
  };
  const locate = vi.fn((wanted: string[]) => {
    const id = wanted.find((one) => view.ids.includes(one)) ?? "0";
    const [own = ""] = wanted;
    return Promise.resolve({ id, place: Math.max(0, view.ids.indexOf(id)), isGone: !view.ids.includes(own) && !view.out.includes(own) });
  });
  const get = (id: string) => Promise.resolve(view.out.includes(id) ? { record: { id, values: { name: "new" } }, links: {} } : undefined);
  const pages = pagesFrom(list, { locate, get });
  /** A person at a record that is seen. */
  const at = async (place: number, keeps = true): Promise<Hold> => {
    pages.see({ first: place - 3, end: place + 5 });
    await settled();
    const idsOf = (places: number[]) => places.map((one) => pages.row(one)?.record.id ?? "").filter(Boolean);
    const hold = { place, id: pages.row(place)?.record.id, after: idsOf([place + 1, place + 2]), before: idsOf([place - 1, place - 2]), keeps };
    pages.hold([hold]);
    return hold;
  };
  const become = async (change: () => void) => {
    change();
    pages.refresh();
    await settled();
  };
  const seen = (place: number) => [-1, 0, 1].map((by) => pages.row(place + by)?.record.id);
  return { view, pages, locate, at, become, seen };
}
const numbered = Array.from({ length: 1000 }, (_, at) => String(at + 1));

it("follows a record that hundreds of others have left the place of", async () => {
  const { view, pages, at, become, seen, locate } = changing(numbered);
  const hold = await at(700);
  const told: (string | undefined)[] = [];
  pages.subscribe(() => told.push(pages.row(hold.place)?.record.id));
  await become(() => { view.ids = numbered.slice(500); });
  expect([hold.place, ...seen(hold.place)]).toEqual([200, "700", "701", "702"]);
  expect(new Set(told)).toEqual(new Set(["701"]));
  await become(() => { view.ids = [...numbered.slice(600), "701"].filter((id, place, all) => id !== "701" || place === all.length - 1); });
  expect([hold.place, ...seen(hold.place)]).toEqual([399, "1000", "701", undefined]);
  expect(locate).toHaveBeenCalledTimes(2);
});

it("does not look for a record that is still where one sees", async () => {
  const { view, at, become, locate } = changing(numbered);
  const hold = await at(100);
  await become(() => { view.ids = numbered.slice(2); });
  expect(hold.place).toBe(98);
  expect(locate).not.toHaveBeenCalled();
});

it("goes to the nearest record when one is gone with others above it", async () => {
  const { view, at, become, seen } = changing(numbered);
  const hold = await at(700);
  await become(() => { view.ids = numbered.filter((id) => Number(id) > 600 && id !== "701" && id !== "702"); });
  expect([hold.id, hold.place, ...seen(hold.place)]).toEqual(["703", 100, "700", "703", "704"]);
  await become(() => { view.ids = numbered.slice(0, 20); });
  expect(hold.place).toBe(20);
});

it("keeps a record that its view leaves out until one goes on", async () => {
  const { view, pages, at, become, seen } = changing(numbered);
  const hold = await at(700);
  await become(() => { view.ids = numbered.slice(500).filter((id) => id !== "701"); view.out = ["701"]; });
  expect([hold.id, hold.place, pages.guest, pages.count, pages.found, ...seen(hold.place)]).toEqual(["701", 200, "701", 500, 499, "700", "701", "702"]);
  expect(pages.row(hold.place)?.record.values).toEqual({ name: "new" });
  expect([pages.placeOf("701"), pages.placeOf("702"), pages.placeOf("700")]).toEqual([200, 201, 199]);
  expect((await pages.rows({ first: 198, end: 203 })).map(({ record }) => record.id)).toEqual(["699", "700", "701", "702", "703"]);
  pages.patch(new Map([["701", { name: "newer" }]]));
  expect(pages.row(hold.place)?.record.values).toEqual({ name: "newer" });
  const below: Hold = { place: 201, id: "702", after: [], before: [], keeps: true };
  pages.hold([below]);
  pages.letGo();
  expect([below.place, pages.count, ...seen(200)]).toEqual([200, 499, "700", "702", "703"]);
});

it("shows a record that comes back to its view where it belongs", async () => {
  const { view, pages, at, become } = changing(numbered);
  const hold = await at(700);
  await become(() => { view.ids = numbered.filter((id) => id !== "701"); view.out = ["701"]; });
  await become(() => { view.ids = ["701", ...numbered.filter((id) => id !== "701")]; view.out = []; });
  expect([hold.place, pages.guest, pages.count]).toEqual([0, undefined, 1000]);
});

it("a page that is read before anything is told of does not take a record's place", async () => {
  const { view, pages, at, seen } = changing(numbered);
  const hold = await at(15);
  for (let first = 30; first < 990; first += 10) {
    pages.see({ first, end: first + 10 });
    await settled();
  }
  expect(pages.row(15)).toBeUndefined();
  view.ids = numbered.slice(4);
  pages.see({ first: 8, end: 20 });
  await settled();
  await settled();
  expect([hold.place, ...seen(hold.place)]).toEqual([11, "15", "16", "17"]);
});

it("what is done to records is done to those that are seen", async () => {
  const { view, pages, at, become } = changing(numbered);
  await at(15);
  view.ids = numbered.slice(4);
  expect((await pages.rows({ first: 15, end: 17 })).map(({ record }) => record.id)).toEqual(["16", "17"]);
  await become(() => undefined);
  expect(pages.row(11)?.record.id).toBe("16");
});

it("a row below the records keeps its distance from the last one", async () => {
  const { view, pages, become } = changing(numbered);
  pages.see({ first: 990, end: 1001 });
  await settled();
  const hold: Hold = { place: 1000, id: undefined, after: [], before: [], keeps: true };
  pages.hold([hold]);
  await become(() => { view.ids = numbered.slice(500); });
  expect([hold.place, pages.row(499)?.record.id]).toEqual([500, "1000"]);
});

it("follows how many there are, and forgets what lies behind the end", async () => {
  let found = 1000;
  const pages = pagesFrom((offset, limit) => Promise.resolve(chunk(offset, limit, found)));
  pages.see({ first: 0, end: 20 });
  await settled();
  found = 5;
  pages.refresh();
  await settled();
  expect(pages.found).toBe(5);
  expect(pages.row(12)).toBeUndefined();
});

it("keeps a bounded number of pages, those in sight among them", async () => {
  const pages = pagesFrom(instant());
  for (let first = 0; first < 900; first += 10) {
    pages.see({ first, end: first + 10 });
    await settled();
  }
  expect(pages.row(0)).toBeUndefined();
  expect(pages.row(895)?.record.id).toBe("896");
  expect(pages.row(400)?.record.id).toBe("401");
});

it("says what went wrong, and asks again when told to", async () => {
  const { pages, answers } = slow();
  pages.see({ first: 0, end: 5 });
  answers[0]?.fail(new Error("busy"));
  await settled();
  expect(pages.error).toEqual(new Error("busy"));
  pages.see({ first: 0, end: 6 });
  expect(answers).toHaveLength(1);
  pages.refresh();
  expect(pages.error).toBeUndefined();
  answers[1]?.come(chunk(0, 10));
  await settled();
  expect(pages.ready).toBe(true);
});

it("shows values at once that Go has taken", async () => {
  const pages = pagesFrom(instant());
  pages.see({ first: 0, end: 10 });
  await settled();
  pages.patch(new Map([["3", { name: "Ana" }]]));
  expect(pages.row(2)?.record.values.name).toBe("Ana");
});

it("reads records out of sight for what is done to many", async () => {
  const pages = pagesFrom(instant());
  expect((await pages.rows({ first: 18, end: 33 })).map(({ record }) => record.id)).toEqual(records(18, 33).map(({ id }) => id));
});
