import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Table } from "../../backend";
import { fieldOf, tableOf } from "../../test/tables";
import type { Box } from "./boxes";
import { modelOf } from "./layout";
import { arrowOf, type Curve, curvesOf, type Line, pathOf } from "./links";

const link = (name: string, refTableId: string) => fieldOf({ name, type: "reference", refTableId });
const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Some points of a curve, its ends left out: these touch boxes. */
const along = ([a, b, c, d]: Curve) => [0.1, 0.3, 0.5, 0.7, 0.9].map((t) => {
  const at = (axis: "x" | "y") => (1 - t) ** 3 * a[axis] + 3 * (1 - t) ** 2 * t * b[axis] + 3 * (1 - t) * t ** 2 * c[axis] + t ** 3 * d[axis];
  return { x: at("x"), y: at("y") };
});
const crosses = (line: Line, { x, y, width, height }: Box) =>
  curvesOf(line).flatMap(along).some((point) => point.x > x + 1 && point.x < x + width - 1 && point.y > y + 1 && point.y < y + height - 1);

/** Tables in a chain that ends where it began, some with a link to themselves, and some that lead into it. */
const large = Array.from({ length: 30 }, (_, at) => tableOf({
  id: String(at), name: `t_${at}`, fields: [
    fieldOf({ name: "name" }), link("next", String(at < 13 ? (at + 1) % 13 : (at * 7) % 30)),
    ...(at % 5 === 0 ? [link("parent", String(at))] : []), ...(at === 3 ? [1, 2, 3, 4].map((n) => link(`to_${n}`, "9")) : []),
  ],
}));

const shop: Table[] = [
  tableOf({ id: "1", name: "orders", fields: [fieldOf({ name: "number" }), link("customer", "2")] }),
  tableOf({ id: "2", name: "customers", fields: [fieldOf({ name: "name" }), fieldOf({ name: "orders", type: "reverse", refTableId: "1" })] }),
  tableOf({ id: "3", name: "employees", fields: [link("boss", "3")] }),
  tableOf({ id: "4", name: "notes" }),
];

describe("the layout", () => {
  it("draws a line from the row of a link to the head of its table, from left to right", () => {
    const { boxes, lines } = modelOf(shop);
    expect(lines.map(({ id }) => id)).toEqual(["1/customer", "3/boss"]);
    const [orders, customers] = boxes;
    const line = lines[0]!;
    expect(orders!.x + orders!.width).toBeLessThan(customers!.x);
    expect(line.points[0]).toEqual({ x: orders!.x + orders!.width, y: orders!.y + orders!.rows[1]!.y });
    expect(line.points.at(-1)).toEqual({ x: customers!.x, y: customers!.y + 19 });
    expect(pathOf(line)).toMatch(/^M[\d.]+ [\d.]+( C[-\d. ]+)+$/);
    expect(arrowOf(line)).toContain("l-8 ");
  });

  it("leads a link of a table to itself around its right side", () => {
    const { boxes, lines, width } = modelOf(shop);
    const box = boxes[2]!;
    const loop = lines[1]!;
    expect(loop.points.map(({ x }) => x)).toEqual([box.x + box.width, box.x + box.width]);
    expect(loop.at.x - loop.width / 2).toBeGreaterThan(box.x + box.width);
    expect(loop.at.x + loop.width / 2).toBeLessThan(width);
    expect(arrowOf(loop)).toContain("l8 ");
  });

  it("shows the first fields of a wide table, and every link", () => {
    const fields = [...Array.from({ length: 60 }, (_, at) => fieldOf({ name: `f_${at}` })), link("customer", "2")];
    const [box] = modelOf([tableOf({ id: "1", name: "wide", fields }), tableOf({ id: "2", name: "customers" })]).boxes;
    expect(box!.rows).toHaveLength(23);
    expect(box!.rows.at(-1)!.field.name).toBe("customer");
    expect(box!.more).toBe("38 more fields");
  });

  it("is about as wide for its height as the page", () => {
    const proportion = (tables: Table[]) => {
      const { width, height } = modelOf(tables);
      return width / height;
    };
    const alone = Array.from({ length: 30 }, (_, at) => tableOf({ id: String(at), name: `t_${at}` }));
    for (const tables of [large, alone, [...large.slice(0, 13), ...alone.slice(13)]]) {
      expect(proportion(tables)).toBeGreaterThan(1.1);
      expect(proportion(tables)).toBeLessThan(2.6);
    }
    for (const tables of [shop, alone.slice(0, 1), alone.slice(0, 2), shop.slice(0, 2), shop.slice(2, 3)]) {
      const { width, height } = modelOf(tables);
      expect(width).toBeLessThan(960);
      expect(height).toBeLessThan(560);
    }
  });

  it("leads every line of a large app around the boxes, and parallel ones beside each other", () => {
    const { boxes, lines } = modelOf(large);
    for (const line of lines) expect(boxes.filter((box) => crosses(line, box)).map(({ table }) => `${line.id} through ${table.name}`)).toEqual([]);
    const parallel = lines.filter(({ from, to }) => from.id === "3" && to.id === "9");
    for (const points of [parallel.map(({ at }) => at), parallel.map((line) => line.points.at(-1)!)]) {
      expect(new Set(points.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)).size).toBe(4);
    }
  });

  it("leads no line through the way that another takes back to its own table", () => {
    const { lines } = modelOf(large);
    const ears = lines.filter(({ way }) => way === "back");
    expect(ears.length).toBeGreaterThan(5);
    for (const { id, at, width, points: [low, high] } of ears) {
      const area = { x: low!.x, y: high!.y, width: at.x + width / 2 - low!.x, height: low!.y - high!.y } as Box;
      expect(area.height).toBeLessThan(24);
      expect(lines.filter((line) => line.id !== id && line.from.id === id.split("/")[0] && crosses(line, area)).map((line) => `${line.id} through ${id}`)).toEqual([]);
    }
  });

  it("lays no box over another and none outside the picture, whatever the links are", () => {
    const apps = fc.array(fc.record({ fields: fc.nat(30), links: fc.array(fc.nat(11), { maxLength: 4 }) }), { maxLength: 12 });
    fc.assert(fc.property(apps, (app) => {
      const tables = app.map(({ fields, links }, at) => tableOf({
        id: String(at), name: `t_${at}`, labels: { "": "Table ".repeat(1 + (at % 9)) },
        fields: [...links.map((to, n) => link(`l_${n}`, String(to))), ...Array.from({ length: fields }, (_, n) => fieldOf({ name: `f_${n}` }))],
      }));
      const { boxes, lines, width, height } = modelOf(tables);
      boxes.forEach((box, at) => {
        expect(boxes.slice(at + 1).some((other) => overlap(box, other))).toBe(false);
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
      });
      const leading = app.flatMap(({ links }) => links.filter((to) => to < app.length));
      expect(lines).toHaveLength(leading.length);
      for (const line of lines) expect(boxes.some((box) => crosses(line, box))).toBe(false);
      for (const line of lines) expect(`${pathOf(line)}${arrowOf(line)}`).not.toContain("NaN");
    }), { numRuns: 60 });
  });
});
