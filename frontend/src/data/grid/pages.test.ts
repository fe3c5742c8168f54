import { expect, it, vi } from "vitest";
import { type Chunk, Pages } from "./pages";

const records = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => ({ id: String(from + at + 1), values: { name: `Guest ${from + at + 1}` } }));
const chunk = (offset: number, limit: number, found = 1000): Chunk => ({ records: records(offset, Math.min(found, offset + limit)), links: {}, total: found, found });
const settled = () => new Promise((done) => setTimeout(done));
const instant = () => vi.fn((offset: number, limit: number) => Promise.resolve(chunk(offset, limit)));

/** Answers that come when the test says so. */
function slow() {
  const answers: { offset: number; come: (answer: Chunk) => void; fail: (error: Error) => void }[] = [];
  const load = (offset: number) => new Promise<Chunk>((come, fail) => answers.push({ offset, come, fail }));
  return { answers, pages: new Pages(10, load) };
}

it("asks for the pages in sight, and no page twice", async () => {
  const load = instant();
  const pages = new Pages(10, load);
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
  const pages = new Pages(10, (offset, limit) => Promise.resolve(chunk(offset - added, limit)));
  pages.see({ first: 10, end: 20 });
  await settled();
  expect(pages.placeOf("15")).toBe(14);
  added = 3;
  pages.refresh();
  await settled();
  expect(pages.placeOf("15")).toBe(17);
});

it("follows how many there are, and forgets what lies behind the end", async () => {
  let found = 1000;
  const pages = new Pages(10, (offset, limit) => Promise.resolve(chunk(offset, limit, found)));
  pages.see({ first: 0, end: 20 });
  await settled();
  found = 5;
  pages.refresh();
  await settled();
  expect(pages.found).toBe(5);
  expect(pages.row(12)).toBeUndefined();
});

it("keeps a bounded number of pages, those in sight among them", async () => {
  const pages = new Pages(10, instant());
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
  const pages = new Pages(10, instant());
  pages.see({ first: 0, end: 10 });
  await settled();
  pages.patch(new Map([["3", { name: "Ana" }]]));
  expect(pages.row(2)?.record.values.name).toBe("Ana");
});

it("reads records out of sight for what is done to many", async () => {
  const pages = new Pages(10, instant());
  expect((await pages.rows({ first: 18, end: 33 })).map(({ record }) => record.id)).toEqual(records(18, 33).map(({ id }) => id));
});
