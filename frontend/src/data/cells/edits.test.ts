import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, type DataRecord } from "../../backend";
import { fakes } from "../../test/fake";
import { toasts } from "../../ui/toasts";
import { creating, deleting, isSame, pasting, updating } from "./edits";

const path = { workspace: "w", module: "m", table: "guests" };
let now: DataRecord[];
const told = () => toasts.visibleToasts.map(({ content }) => content.text);

beforeEach(() => {
  toasts.clear();
  now = [{ id: "1", values: { seats: 2, name: "Ana" } }, { id: "2", values: { seats: 3, name: "Tom" } }];
  fakes.getRecord.mockImplementation((_, id) => {
    const records = now.filter((one) => one.id === id);
    const page = { records, hasMore: false, total: 1, found: 1, links: {} };
    return records.length > 0 ? Promise.resolve(page) : Promise.reject(new BackendError({ code: "not_found", id: "record.not_found", args: { id } }));
  });
});

describe("changes of values", () => {
  const edit = () => updating(path, "x", [{ id: "1", before: { seats: 1 }, after: { seats: 2 } }, { id: "2", before: { seats: null }, after: { seats: 3 } }]);

  it("are taken back where the values are still what they became", async () => {
    const change = edit();
    await change.do();
    expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", seats: 2 }, { id: "2", seats: 3 }]);
    await change.undo();
    expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", seats: 1 }, { id: "2", seats: null }]);
    expect(told()).toEqual([]);
  });

  it("leave what somebody else changed meanwhile, and say so", async () => {
    const change = edit();
    await change.do();
    now[1]!.values.seats = 9;
    await change.undo();
    expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", seats: 1 }]);
    expect(told()).toEqual(["One value was changed meanwhile by somebody else and was left as it is."]);
  });

  it("cannot be taken back when all of it was changed meanwhile, or is gone", async () => {
    const change = edit();
    await change.do();
    now = now.map((one) => ({ ...one, values: { seats: 9 } }));
    await expect(change.undo()).rejects.toThrow("The values were changed meanwhile, so they were left as they are.");
    now = [];
    await expect(change.undo()).rejects.toThrow("The records were deleted meanwhile.");
    expect(fakes.updateRecords).toHaveBeenCalledTimes(1);
  });

  it("are done again only where nobody else was", async () => {
    const change = edit();
    await change.do();
    await change.undo();
    now = [{ id: "1", values: { seats: 1 } }, { id: "2", values: { seats: 8 } }];
    await change.do();
    expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", seats: 2 }]);
  });
});

describe("new records", () => {
  it("are deleted, and come again under their ids", async () => {
    fakes.createRecords.mockResolvedValue([1]);
    const edit = creating(path, "x", [{ seats: 2 }]);
    await edit.do();
    await edit.undo();
    expect(fakes.deleteRecords).toHaveBeenCalledWith(path, ["1"]);
    await edit.do();
    expect(fakes.restoreRecords).toHaveBeenCalledWith(path, [{ id: "1", values: { seats: 2 } }]);
  });

  it("are kept when somebody else changed them", async () => {
    fakes.createRecords.mockResolvedValue([1]);
    const edit = creating(path, "x", [{ seats: 5 }]);
    await edit.do();
    await expect(edit.undo()).rejects.toThrow("The new record was changed meanwhile, so it was kept.");
    expect(fakes.deleteRecords).not.toHaveBeenCalled();
  });
});

it("deleted records come back with the links to them", async () => {
  const removed = { links: [{ field: 1, links: [[2, 1]] as [number, number][] }], incomplete: true };
  fakes.deleteRecords.mockResolvedValue(removed);
  const edit = deleting(path, "x", now);
  await edit.do();
  await edit.undo();
  expect(fakes.restoreRecords).toHaveBeenCalledWith(path, now, removed);
  expect(told()[0]).toContain("too many records linked to it");
});

it("a paste that changes and adds is one write, and is taken back and done again", async () => {
  fakes.writeRecords.mockResolvedValue([2]);
  const edit = pasting(path, "x", [{ id: "1", before: { seats: 1 }, after: { seats: 2 } }], [{ seats: 3 }]);
  await edit.do();
  expect(fakes.writeRecords).toHaveBeenCalledExactlyOnceWith(path, [{ id: "1", seats: 2 }], [{ seats: 3 }]);
  await edit.undo();
  expect(fakes.deleteRecords).toHaveBeenCalledWith(path, ["2"]);
  expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", seats: 1 }]);
  now[0]!.values.seats = 1;
  await edit.do();
  expect(fakes.restoreRecords).toHaveBeenCalledWith(path, [{ id: "2", values: { seats: 3 } }]);
  expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", seats: 2 }]);
  expect(fakes.writeRecords).toHaveBeenCalledOnce();
});

describe("a paste that changes and adds, taken back in two steps", () => {
  const open = async () => {
    fakes.writeRecords.mockResolvedValue([2]);
    const edit = pasting(path, "x", [{ id: "1", before: { seats: 1 }, after: { seats: 2 } }], [{ seats: 3 }]);
    await edit.do();
    return edit;
  };
  const taken = new BackendError({ code: "conflict", id: "field.not_unique", args: { field: "seats", value: 1 } });

  it("stays as a whole when one step is refused", async () => {
    const edit = await open();
    const removed = { links: [{ field: 1, links: [[9, 2]] as [number, number][] }], incomplete: false };
    fakes.deleteRecords.mockResolvedValue(removed);
    fakes.updateRecords.mockRejectedValueOnce(taken);
    await expect(edit.undo()).rejects.toBe(taken);
    expect(fakes.restoreRecords).toHaveBeenCalledExactlyOnceWith(path, [now[1]], removed);
    expect(told()).toEqual([]);
  });

  it("stays undone as a whole when one step of doing it again is refused", async () => {
    const edit = await open();
    await edit.undo();
    now = [{ id: "1", values: { seats: 1 } }];
    fakes.updateRecords.mockImplementation((_, [change]) => {
      now[0] = { id: "1", values: { seats: change?.seats ?? null } };
      return Promise.resolve([1]);
    });
    fakes.restoreRecords.mockRejectedValueOnce(taken);
    await expect(edit.do()).rejects.toBe(taken);
    expect(now).toEqual([{ id: "1", values: { seats: 1 } }]);
  });

  it("says so when half of it is left", async () => {
    const edit = await open();
    fakes.updateRecords.mockRejectedValueOnce(taken);
    fakes.restoreRecords.mockRejectedValueOnce(taken);
    await expect(edit.undo()).rejects.toBe(taken);
    expect(told()).toEqual(["Only one half of it could be done: please check the records and values that it is about."]);
  });
});

it("a value is the same however its moment is written", () => {
  expect(isSame("2027-04-04T07:30:00Z", "2027-04-04T09:30:00+02:00")).toBe(true);
  expect(isSame([], null)).toBe(true);
  expect(isSame("", 0)).toBe(false);
  expect(isSame("a", "b")).toBe(false);
});
