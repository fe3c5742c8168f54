import { describe, expect, it, vi } from "vitest";
import { language, locale, speak, start, systemLanguage } from "./language";

/** What the platform says of the person: the languages they read, the first of them the system's. */
function system(...tags: [string, ...string[]]) {
  vi.spyOn(navigator, "language", "get").mockReturnValue(tags[0]);
  vi.spyOn(navigator, "languages", "get").mockReturnValue(tags);
}

describe("the language", () => {
  it.each([
    [["de-DE"], "de"],
    [["de-AT", "en"], "de"],
    [["en-GB", "de"], "en"],
    [["fr-CH", "de-CH", "en"], "de"],
    [["ja-JP"], "en"],
    [["C"], "en"],
  ] as const)("of a system with %j is %s", (tags, want) => {
    system(tags[0], ...tags.slice(1));
    expect(systemLanguage()).toBe(want);
    start();
    expect(language()).toBe(want);
  });

  it.each([
    ["en-US", "system", "en-US"],
    ["de-AT", "system", "de-AT"],
    ["fr-FR", "system", "fr-FR"],
    ["de-AT", "de", "de-AT"],
    ["en-GB", "en", "en-GB"],
    ["de-DE", "en", "en-DE"],
    ["en-US", "de", "de-DE"],
    ["C", "de", "de-DE"],
  ] as const)("on a %s system, when %s is chosen, writes dates and numbers as %s", (tag, choice, want) => {
    system(tag);
    speak(choice);
    expect(locale()).toBe(want);
  });

  it("is English as in Britain where the platform has none for the region", () => {
    system("vo-001");
    vi.spyOn(Intl.NumberFormat.prototype, "resolvedOptions").mockReturnValue({ locale: "en" } as Intl.ResolvedNumberFormatOptions);
    speak("en");
    expect(locale()).toBe("en-GB");
  });
});
