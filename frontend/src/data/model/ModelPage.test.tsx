import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, type Module } from "../../backend";
import { axeFaults } from "../../test/axe";
import { fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { modules, moduleOf } from "../../test/tables";
import { ModelPage } from "./ModelPage";

const [app] = modules;
const openTable = vi.fn();
const page = (module: Module = app!) => <ModelPage workspace={workspace} module={module} onOpenTable={openTable} />;
const picture = () => screen.getByRole("img", { name: /^Data model of/ });
const scale = () => Number(/scale\(([\d.]+)\)/.exec(picture().parentElement!.style.transform)?.[1]);

beforeEach(() => {
  openTable.mockReset();
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(new Uint8Array([1, 2, 3]))));
});

describe("the data model of an app", () => {
  it("is a picture that says in words what it shows", async () => {
    show(page());
    expect(picture()).toHaveAccessibleName("Data model of Event planning: 2 tables, 1 link");
    expect(picture()).toHaveAccessibleDescription(
      "Guests has the fields Name, Email, Event, Status, Seats, Vip, Arrives. Events has the fields Title, Guests. Guests links to Events by Event.",
    );
    for (const words of ["Guests", "Events", "Status", "Date and time"]) expect(within(picture()).getAllByText(words)[0]).toBeInTheDocument();
    expect(await axeFaults()).toEqual([]);
  });

  it("opens a table by pointer and by keyboard", async () => {
    const user = show(page());
    await user.click(screen.getByRole("button", { name: "Open table Events" }));
    expect(openTable).toHaveBeenLastCalledWith("events");
    screen.getByRole("button", { name: "Open table Guests" }).focus();
    await user.keyboard("{Enter}");
    expect(openTable).toHaveBeenLastCalledWith("guests");
  });

  it("is zoomed by buttons, keys and wheel, and shown whole again", async () => {
    const user = show(page());
    const before = scale();
    expect(screen.getByRole("button", { name: "Show all (0)" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Larger (+)" }));
    expect(scale()).toBeCloseTo(before * 1.25);
    await user.click(screen.getByRole("button", { name: "Smaller (−)" }));
    expect(scale()).toBeCloseTo(before);
    screen.getByRole("button", { name: "Open table Guests" }).focus();
    await user.keyboard("++");
    expect(scale()).toBeCloseTo(before * 1.25 ** 2);
    fireEvent.wheel(picture(), { deltaY: 100 });
    expect(scale()).toBeLessThan(before * 1.25 ** 2);
    await user.keyboard("0");
    expect(scale()).toBe(before);
  });

  it("is moved by drawing it, which opens nothing", async () => {
    const user = show(page());
    const box = screen.getByRole("button", { name: "Open table Guests" });
    const before = picture().parentElement!.style.transform;
    await user.pointer([{ keys: "[MouseLeft>]", target: box, coords: { x: 10, y: 10 } }, { target: box, coords: { x: 60, y: 30 } }, { keys: "[/MouseLeft]", target: box }]);
    expect(picture().parentElement!.style.transform).not.toBe(before);
    expect(openTable).not.toHaveBeenCalled();
    screen.getByRole("button", { name: "Open table Events" }).focus();
    await user.keyboard("{ArrowLeft}{Enter}");
    expect(openTable).toHaveBeenCalledWith("events");
  });

  it("is saved as a file that needs no other", async () => {
    const user = show(page());
    await user.click(screen.getByRole("button", { name: "Save picture" }));
    await user.click(await screen.findByRole("menuitem", { name: /SVG/ }));
    expect(await screen.findByText("Saved as event_planning-model.svg")).toBeVisible();
    const [name, content] = fakes.saveFile.mock.lastCall!;
    const text = new TextDecoder().decode(content);
    expect(name).toBe("event_planning-model.svg");
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    for (const part of ["base64,AQID", "Segoe UI", "<title", "Guests links to Events by Event.", ">Status<"]) expect(text).toContain(part);
    expect(text).not.toMatch(/class=|var\(|https?:\/\/(?!www\.w3\.org)/);
    expect(new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show in folder" }));
    expect(fakes.showInFolder).toHaveBeenCalledWith("/home/mara/event_planning-model.svg");
  });

  it("says why it was not saved, and nothing when one thinks better of it", async () => {
    const user = show(page());
    fakes.saveFile.mockResolvedValueOnce({ path: "" });
    const save = async () => {
      await user.click(screen.getByRole("button", { name: "Save picture" }));
      await user.click(await screen.findByRole("menuitem", { name: /SVG/ }));
    };
    await save();
    await waitFor(() => expect(fakes.saveFile).toHaveBeenCalledOnce());
    expect(screen.queryByText(/Saved as/)).toBeNull();
    fakes.saveFile.mockRejectedValueOnce(new BackendError({ code: "storage", id: "storage.full", args: { file: "x.svg" } }));
    await save();
    expect(await screen.findByText(/no space left/)).toBeVisible();
  });

  it("draws the tables' own symbols, in their colours", () => {
    const [guests, events] = app!.tables;
    show(page({ ...app!, tables: [{ ...guests!, icon: { icon: "group", color: "#2c6bd6" } }, { ...events!, icon: { icon: "what is this" } }] }));
    const symbols = [...picture().querySelectorAll<SVGGElement>(".symbol")];
    expect(symbols.map((symbol) => symbol.querySelector("svg")!.getAttribute("class"))).toEqual([expect.stringContaining("users"), expect.stringContaining("table-2")]);
    expect(symbols.map((symbol) => symbol.style.getPropertyValue("--light-ink") !== "")).toEqual([true, false]);
  });

  it("has a place for tables that are still to come", async () => {
    show(page(moduleOf({ name: "empty", labels: { "": "Empty app" } })));
    expect(screen.getByText("No tables yet")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save picture" })).toBeNull();
    expect(await axeFaults()).toEqual([]);
  });
});
