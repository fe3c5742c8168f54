import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Table } from "../../backend";
import { fieldOf, tableOf } from "../../test/tables";
import type { Box } from "./boxes";
import { arrowOf, modelOf, pathOf } from "./layout";

const link = (name: string, refTableId: string) => fieldOf({ name, type: "reference", refTableId });
const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

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
      for (const line of lines) expect(`${pathOf(line)}${arrowOf(line)}`).not.toContain("NaN");
    }), { numRuns: 60 });
  });
});
