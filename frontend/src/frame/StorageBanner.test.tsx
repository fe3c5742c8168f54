import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { emit, fakes } from "../test/fake";
import { StorageBanner } from "./StorageBanner";


const file = "/home/mara/Owlet/workspaces/5rdco4s18swu.db";
const faultOf = (id: string) => ({ fault: { code: "storage", id: `storage.${id}`, args: { file } } });

describe("the banner of a data folder that cannot be written", () => {
  it("comes with the fault, says what is safe, opens the folder, and goes when it is over", async () => {
    const user = userEvent.setup();
    render(<StorageBanner />);
    await waitFor(() => expect(fakes.getStorage).toHaveBeenCalled());
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    fakes.getStorage.mockResolvedValue(faultOf("full"));
    await emit("storage", faultOf("full"));
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk is full. What was saved is safe; new changes are refused until there is room.");
    await user.click(screen.getByRole("button", { name: "Open folder" }));
    expect(fakes.openFolder).toHaveBeenCalledOnce();
    fakes.getStorage.mockResolvedValue({ fault: null });
    await emit("storage", { fault: null });
    await waitFor(() => expect(screen.queryByRole("alert")).not.toBeInTheDocument());
  });

  it.each([["missing", "A file that Owlet works in is gone"], ["replaced", "Another file has taken the place of"], ["corrupt", "is damaged"]])(
    "names the file: %s", async (id, words) => {
      fakes.getStorage.mockResolvedValue(faultOf(id));
      render(<StorageBanner />);
      const banner = await screen.findByRole("alert");
      expect(banner).toHaveTextContent(words);
      expect(banner).toHaveTextContent(file);
    });
});
