// The fakes for templates, bundles and publishing.
import { vi } from "vitest";
import type * as Backend from "../backend";

export const bundleFakes = {
  listTemplates: vi.fn<typeof Backend.listTemplates>(),
  openTemplate: vi.fn<typeof Backend.openTemplate>(),
  startSaveBundle: vi.fn<typeof Backend.startSaveBundle>(),
  saveBundleResult: vi.fn<typeof Backend.saveBundleResult>(),
  startOpenBundle: vi.fn<typeof Backend.startOpenBundle>(),
  openBundleResult: vi.fn<typeof Backend.openBundleResult>(),
  askWhich: vi.fn<typeof Backend.askWhich>(),
  publishOrigin: vi.fn<typeof Backend.publishOrigin>(),
  planPublish: vi.fn<typeof Backend.planPublish>(),
  startPublish: vi.fn<typeof Backend.startPublish>(),
  resumePublish: vi.fn<typeof Backend.resumePublish>(),
  publishResult: vi.fn<typeof Backend.publishResult>(),
  listUnfinished: vi.fn<typeof Backend.listUnfinished>(),
  discardPublish: vi.fn<typeof Backend.discardPublish>(),
};

/** Answers as at the start: no templates, and nothing that was left unfinished. */
export function resetBundles(): void {
  bundleFakes.listTemplates.mockResolvedValue([]);
  bundleFakes.listUnfinished.mockResolvedValue([]);
}
