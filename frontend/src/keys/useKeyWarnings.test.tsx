import { render, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { BackendError, type KeyWarning } from "../backend";
import { emit, fakes } from "../test/fake";
import { useKeyWarnings } from "./useKeyWarnings";

const warning: KeyWarning = { keyId: "s", name: "Sync", workspaceName: "Company events", expiresAt: "2026-11-24T11:00:00Z", days: 1 };

function Warned({ ready = true }: { ready?: boolean }) {
  useKeyWarnings(ready);
  return null;
}

it("has the desktop tell of a key when the window opens, and looks again every hour", async () => {
  fakes.listKeyWarnings.mockResolvedValueOnce([warning]);
  render(<Warned />);
  await waitFor(() => expect(fakes.sendKeyWarning).toHaveBeenCalledExactlyOnceWith(
    warning, "“Sync” expires in 23 hours", "API key of Company events, until Nov 24, 2026, 12:00 PM. Tools that use it stop working then.",
  ));
  fakes.listKeyWarnings.mockResolvedValueOnce([]);
  await emit("keys-due", undefined);
  await waitFor(() => expect(fakes.listKeyWarnings).toHaveBeenCalledTimes(2));
  expect(fakes.sendKeyWarning).toHaveBeenCalledOnce();
});

it("goes on with the next one when a warning cannot be sent, and when none can be listed", async () => {
  const fault = new BackendError({ code: "busy", id: "busy", args: {} });
  fakes.listKeyWarnings.mockRejectedValueOnce(fault).mockResolvedValueOnce([warning, { ...warning, keyId: "t" }]);
  fakes.sendKeyWarning.mockRejectedValueOnce(fault);
  render(<Warned />);
  await waitFor(() => expect(fakes.listKeyWarnings).toHaveBeenCalledOnce());
  await emit("keys-due", undefined);
  await waitFor(() => expect(fakes.sendKeyWarning).toHaveBeenCalledTimes(2));
});

it("waits until the window knows its language", async () => {
  const { rerender } = render(<Warned ready={false} />);
  expect(fakes.listKeyWarnings).not.toHaveBeenCalled();
  rerender(<Warned />);
  await waitFor(() => expect(fakes.listKeyWarnings).toHaveBeenCalledOnce());
});
