import { act, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFaults } from "../test/axe";
import { emit, fakes, now, running, workspace } from "../test/fake";
import { show } from "../test/render";
import { ReferencePage } from "./ReferencePage";
import { useDocsKey } from "./useDocsKey";

const origin = running.address;
const openKeys = vi.fn();

/** The page as the window has it: one can leave it and come back. */
function Part() {
  const docsKey = useDocsKey();
  const [here, setHere] = useState(true);
  return (
    <>
      {here && <ReferencePage workspace={workspace} docsKey={docsKey} onOpenKeys={openKeys} />}
      <button onClick={() => setHere(!here)}>{here ? "Leave" : "Come back"}</button>
    </>
  );
}
const open = () => show(<Part />);
const key = { url: `${origin}/api/docs`, origin, key: "owl_secret", workspaceId: workspace.id, expiresAt: new Date(now + 900_000).toISOString() };
const post = vi.fn();

async function frame(): Promise<HTMLIFrameElement> {
  const element = await screen.findByTitle<HTMLIFrameElement>("Swagger UI");
  vi.spyOn(element, "contentWindow", "get").mockReturnValue({ postMessage: post } as unknown as Window);
  return element;
}

async function say(element: HTMLIFrameElement, from = origin, source: unknown = element.contentWindow, data: unknown = { type: "owlet:ready" }) {
  const event = new MessageEvent("message", { data, origin: from });
  Object.defineProperty(event, "source", { value: source });
  await act(async () => {
    window.dispatchEvent(event);
    await Promise.resolve();
  });
}

beforeEach(() => {
  post.mockReset();
  fakes.docsFrameKey.mockResolvedValue(key);
});

describe("the API reference", () => {
  it("frames Swagger UI from the local API and makes no key by itself", async () => {
    open();
    expect(await frame()).toHaveAttribute("src", "http://127.0.0.1:8420/api/docs");
    expect(screen.getByRole("heading", { level: 1, name: "API reference" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Use a 15-minute key" })).toBeDisabled();
    expect(fakes.docsFrameKey).not.toHaveBeenCalled();
  });

  it("gives the page a key with one click, to exactly its origin, and again when the page is loaded again", async () => {
    const user = open();
    const element = await frame();
    await say(element);
    await user.click(screen.getByRole("button", { name: "Use a 15-minute key" }));
    expect(await screen.findByText(/^Signed in until/)).toBeVisible();
    const message = [{ type: "owlet:authorize", key: "owl_secret", workspaceId: workspace.id }, origin];
    expect(post.mock.calls).toEqual([message]);
    await say(element);
    expect(post.mock.calls).toEqual([message, message]);
    expect(fakes.docsFrameKey).toHaveBeenCalledOnce();
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(document.body.innerHTML).not.toContain("owl_secret");
  });

  it("is still signed in when one comes back, with the same key", async () => {
    const user = open();
    await say(await frame());
    await user.click(screen.getByRole("button", { name: "Use a 15-minute key" }));
    await screen.findByText(/^Signed in until/);
    await user.click(screen.getByRole("button", { name: "Leave" }));
    await user.click(screen.getByRole("button", { name: "Come back" }));
    await say(await frame());
    expect(screen.getByText(/^Signed in until/)).toBeVisible();
    const message = [{ type: "owlet:authorize", key: "owl_secret", workspaceId: workspace.id }, origin];
    expect(post.mock.calls).toEqual([message, message]);
    expect(fakes.docsFrameKey).toHaveBeenCalledOnce();
  });

  it.each([
    ["it has ended", 200, () => act(() => new Promise((resolve) => setTimeout(resolve, 400)))],
    ["the API stopped", 900_000, () => emit("server", { state: "stopped" })],
  ])("is signed in no longer when one comes back after %s", async (_, life, happens) => {
    const user = open();
    fakes.docsFrameKey.mockImplementation(() => Promise.resolve({ ...key, expiresAt: new Date(Date.now() + life).toISOString() }));
    await say(await frame());
    await user.click(screen.getByRole("button", { name: "Use a 15-minute key" }));
    await waitFor(() => expect(post).toHaveBeenCalledOnce());
    await user.click(screen.getByRole("button", { name: "Leave" }));
    await happens();
    await user.click(screen.getByRole("button", { name: "Come back" }));
    await say(await frame());
    expect(screen.getByRole("button", { name: "Use a 15-minute key" })).toBeEnabled();
    expect(post).toHaveBeenCalledOnce();
  });

  it("keeps the key of another workspace to itself", async () => {
    fakes.docsFrameKey.mockResolvedValue({ ...key, workspaceId: "a8dk2ls0q3mz" });
    const user = open();
    await say(await frame());
    await user.click(screen.getByRole("button", { name: "Use a 15-minute key" }));
    await user.click(screen.getByRole("button", { name: "Leave" }));
    await user.click(screen.getByRole("button", { name: "Come back" }));
    post.mockReset();
    await say(await frame());
    expect(post).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: "Use a 15-minute key" })).toBeEnabled();
  });

  it("listens to nobody but the frame at the server's origin", async () => {
    open();
    const element = await frame();
    await say(element, "http://evil.example");
    await say(element, origin, window);
    await say(element, origin, element.contentWindow, { type: "something" });
    await say(element, origin, element.contentWindow, "owlet:ready");
    expect(screen.getByRole("button", { name: "Use a 15-minute key" })).toBeDisabled();
  });

  it("sends no key anywhere else when the server moved meanwhile", async () => {
    fakes.docsFrameKey.mockResolvedValue({ ...key, origin: "http://127.0.0.1:9999" });
    const user = open();
    await say(await frame());
    await user.click(screen.getByRole("button", { name: "Use a 15-minute key" }));
    expect(post).not.toHaveBeenCalled();
  });

  it("opens in the browser", async () => {
    const user = open();
    await user.click(await screen.findByRole("button", { name: "Open in browser" }));
    expect(fakes.openDocs).toHaveBeenCalledWith(workspace.id);
  });

  it("offers to start the API while it is stopped, and frames it then", async () => {
    fakes.getServer.mockResolvedValue({ ...running, state: "stopped", address: "" });
    const user = open();
    expect(await screen.findByText("The local API is stopped")).toBeVisible();
    expect(screen.queryByTitle("Swagger UI")).not.toBeInTheDocument();
    expect(await axeFaults()).toEqual([]);
    fakes.getServer.mockResolvedValue(running);
    await user.click(screen.getByRole("button", { name: "Start the local API" }));
    expect(fakes.startServer).toHaveBeenCalledWith(8420);
    expect(await screen.findByTitle("Swagger UI")).toBeVisible();
  });

  it("says why the API could not start, and where to change that", async () => {
    const error = { code: "conflict", id: "server.port_taken", args: { port: 8420 } };
    fakes.getServer.mockResolvedValue({ ...running, state: "failed", address: "", error });
    const user = open();
    expect(await screen.findByText("Port 8420 is in use by another program.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show details" }));
    expect(openKeys).toHaveBeenCalled();
  });

  it("forgets the key when the API stops", async () => {
    const user = open();
    await say(await frame());
    await user.click(screen.getByRole("button", { name: "Use a 15-minute key" }));
    await screen.findByText(/^Signed in until/);
    fakes.getServer.mockResolvedValue({ ...running, state: "stopped", address: "" });
    await emit("server", { state: "stopped" });
    await screen.findByText("The local API is stopped");
    fakes.getServer.mockResolvedValue(running);
    await emit("server", { state: "running" });
    await say(await frame());
    expect(post).toHaveBeenCalledOnce();
    expect(screen.getByRole("button", { name: "Use a 15-minute key" })).toBeEnabled();
  });
});
