import { describe, expect, it } from "vitest";
import { speak } from "../words/language";
import { labelOf, optionLabelOf } from "./label";

describe("a label", () => {
  it("is in the person's language, or else the default", () => {
    speak("en");
    expect(labelOf({ name: "trade_price", labels: { "": "Trade price", de: "Handelspreis" } })).toBe("Trade price");
    expect(labelOf({ name: "trade_price", labels: { de: "Handelspreis" } })).toBe("Handelspreis");
    expect(labelOf({ name: "trade_price", labels: {} })).toBe("trade_price");
  });

  it("of an option in another language goes after its name", () => {
    speak("en");
    expect(optionLabelOf({ name: "Education", labels: { de: "Bildung" } })).toBe("Education");
    speak("de");
    expect(optionLabelOf({ name: "Education", labels: { de: "Bildung" } })).toBe("Bildung");
    speak("en");
  });
});
