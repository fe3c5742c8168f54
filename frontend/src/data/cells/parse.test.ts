import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { start } from "../../words/language";
import type { Field, FieldType, Value } from "../../backend";
import numbers from "../../test/numbers.json";
import { fieldOf } from "../../test/tables";
import { type Parsed, parseText } from "./parse";
import { editText, textOf } from "./text";

/** The system speaks so from now on. */
function speak(tongue: string) {
  vi.spyOn(navigator, "language", "get").mockReturnValue(tongue);
  start();
}

const options = [
  { id: "1", name: "Confirmed", labels: { "": "Is coming" } }, { id: "2", name: "confirmed", labels: null as never }, { id: "3", name: "Invited" },
  { id: "4", name: "A, B" }, { id: "5", name: "A" }, { id: "6", name: "B" }, { id: "7", name: " padded" }, { id: "8", name: "[\"A\"]" },
];
const field = (type: FieldType, part: Partial<Field> = {}) => fieldOf({ name: "it", type, ...part });
const links = { it: { 1: "Spring fair", 2: "Board dinner", 3: "Board dinner", 4: "17", 17: "#4", 18: " Spaced " } };
const event = field("reference", { refTableId: "9" });
const read = (type: FieldType, text: string, part?: Partial<Field>) => valueOf(parseText(field(type, part), text, links));
const valueOf = (parsed: Parsed) => ("value" in parsed ? parsed.value : parsed.problem);
const problemOf = (type: FieldType, text: string) => {
  const parsed = parseText(field(type), text);
  return "problem" in parsed ? parsed.problem : undefined;
};

describe("numbers", () => {
  it.each([["en-US", "1,234.56", 1234.56], ["de-DE", "1.234,56", 1234.56], ["de-DE", "-12", -12], ["fr-FR", "1 234,5", 1234.5], ["de-CH", "1'234.5", 1234.5],
    ["en-IN", "12,34,567.5", 1234567.5], ["sv-SE", "−3,5", -3.5], ["ar-EG", "١٬٢٣٤٫٥", 1234.5], ["de-DE", "12,50 €", 12.5], ["en-US", ".5", 0.5], ["en-US", "1.5E-7", 1.5e-7]])(
    "in %s, %s is %d", (tongue, text, value) => {
      speak(tongue);
      expect(read("number", text)).toBe(value);
    });

  it.each([["de-DE", "1.5"], ["de-DE", "1,234.56"], ["en-US", "1.234,56"], ["en-US", "12,34"], ["en-US", "abc"], ["en-US", "1 2"], ["en-US", "Infinity"], ["en-US", "0x10"]])(
    "in %s, %s is none: it might mean something else", (tongue, text) => {
      speak(tongue);
      expect(problemOf("number", text)).toMatch(/ is not a number\. Write it like | ist keine Zahl\. Schreiben Sie sie wie /);
    });

  it.each(numbers)("$text is read as imports read it", ({ text, us, european }) => {
    for (const [tongue, value] of [["en-US", us], ["de-DE", european]] as const) {
      speak(tongue);
      if (value === null) expect(problemOf("number", text)).toBeDefined();
      else expect(read("number", text)).toBe(value);
    }
  });

  it("that would lose digits are refused", () => {
    expect(problemOf("number", "9007199254740993000")).toContain("too large");
  });
});

describe("dates", () => {
  it.each([["de-DE", "4.4.", "2026-04-04"], ["de-DE", "4.5.27", "2027-05-04"], ["de-DE", "4. April 2027", "2027-04-04"], ["de-DE", "heute", "2026-11-23"], ["de-DE", "today", "2026-11-23"],
    ["en-US", "4/5/2027", "2027-04-05"], ["en-GB", "4/5/2027", "2027-05-04"], ["en-US", "Apr 4, 2027", "2027-04-04"], ["en-US", "tomorrow", "2026-11-24"], ["en-US", "2027-4-5", "2027-04-05"],
    ["sv-SE", "2027-04-05", "2027-04-05"], ["ja-JP", "2027年4月5日", "2027-04-05"], ["en-US", "7/4/76", "1976-07-04"], ["fr-FR", "4 avr. 2027", "2027-04-04"], ["hu-HU", "2027. 04. 05.", "2027-04-05"],
    ["en-US", "1/2/0033", "0033-01-02"], ["en-US", "Sat, Apr 4 2026", "2026-04-04"]])(
    "in %s, %s is %s", (tongue, text, day) => {
      speak(tongue);
      expect(read("date", text)).toBe(day);
    });

  it.each(["31.2.2027", "13/13/2027", "4", "1.2.3.4", "monday", "2027-02-30", "4/4/20277"])("%s is none", (text) => {
    expect(problemOf("date", text)).toBe(`“${text}” is not a date. Write it like 04/30/2027, or “today”.`);
  });

  it("with a time are in the person's zone unless they name one", () => {
    expect(read("timestamp", "4/4/2027 9:30 AM")).toBe("2027-04-04T07:30:00Z");
    expect(read("timestamp", "4/4/2027, 21:30")).toBe("2027-04-04T19:30:00Z");
    expect(read("timestamp", "2027-04-04T09:30:15.250+05:00")).toBe("2027-04-04T04:30:15.250Z");
    expect(read("timestamp", "today")).toBe("2026-11-22T23:00:00Z");
    expect(read("timestamp", "Apr 4, 2027, 9:30 PM")).toBe("2027-04-04T19:30:00Z");
    expect(problemOf("timestamp", "4/4/2027 25:00")).toContain("is not a date and time");
    speak("de-DE");
    expect(read("timestamp", "4.4.2027 9 Uhr")).toBe("2027-04-04T07:00:00Z");
  });

  it("are edited as the locale writes them", () => {
    speak("de-DE");
    expect(editText(field("date"), "2027-04-05")).toBe("05.04.2027");
    expect(editText(field("timestamp"), "2027-04-05T07:30:00Z")).toBe("05.04.2027 09:30");
    expect(editText(field("timestamp"), "2026-10-25T01:30:00Z")).toBe("2026-10-25T01:30:00Z"); // 2:30 came twice; this is the second
    speak("en-US");
    expect(editText(field("appointment"), "[2027-04-05T07:30:00Z,2027-04-05T08:00:00Z)")).toBe("04/05/2027 09:30 AM – 04/05/2027 10:00 AM");
  });

  it("make ranges, whose end may be only a time", () => {
    expect(read("appointment", "4/5/2027 9:30 - 10:00")).toBe("[2027-04-05T07:30:00Z,2027-04-05T08:00:00Z)");
    expect(read("appointment", "2027-04-05 09:30 – 2027-04-06 10:00")).toBe("[2027-04-05T07:30:00Z,2027-04-06T08:00:00Z)");
    expect(problemOf("appointment", "4/5/2027 9:30 - 9:00")).toContain("is not an appointment");
    expect(problemOf("appointment", "4/5/2027 9:30")).toContain("is not an appointment");
  });
});

describe("times and durations", () => {
  it.each([["9:30", "09:30"], ["9.30", "09:30"], ["9:30 pm", "21:30"], ["12 am", "00:00"], ["0930", "09:30"], ["9", "09:00"], ["23:59:58", "23:59:58"]])("%s is %s", (text, time) => {
    expect(read("time", text)).toBe(time);
  });
  it.each(["24:00", "9:60", "13 pm", "noon"])("%s is no time", (text) => expect(problemOf("time", text)).toContain("is not a time of day"));
  it.each([["1:30", "01:30:00"], ["36:00:05", "36:00:05"], ["90 min", "01:30:00"], ["1.5 h", "01:30:00"], ["8 hr 30 min", "08:30:00"], ["2 Std. 5 Min.", "02:05:00"]])("%s lasts %s", (text, time) => {
    expect(read("timeinterval", text)).toBe(time);
  });
  it.each(["8", "1:75", "2 days", "h"])("%s is no duration", (text) => expect(problemOf("timeinterval", text)).toContain("is not a duration"));
});

describe("choices", () => {
  it("are found by name and label, and ignoring case where that leaves no doubt", () => {
    const part = { options };
    expect(read("choice", "Confirmed", part)).toBe("Confirmed");
    expect(read("choice", "is COMING", part)).toBe("Confirmed");
    expect(read("choice", "invited ", part)).toBe("Invited");
    expect(read("choice", "CONFIRMED", part)).toBe("“CONFIRMED” is not one of the options of “It”.");
    expect(read("choice", "anything")).toBe("anything");
  });
  it("are listed with commas or lines between", () => {
    expect(read("multi", "invited, A\nB", { options })).toEqual(["Invited", "A", "B"]);
    expect(read("multi", "A, B", { options })).toEqual(["A, B"]);
    expect(read("multi", "A, C", { options })).toContain("“C” is not one");
    expect(textOf(field("multi", { options }), ["A", "B"])).toBe('["A","B"]');
  });
});

describe("yes and no", () => {
  it.each([["yes", true], ["JA", true], ["true", true], ["1", true], ["nein", false], ["FALSE", false], ["no", false]])("%s is %s", (text, value) => expect(read("boolean", text)).toBe(value));
  it("are nothing else", () => expect(problemOf("boolean", "perhaps")).toBe("“perhaps” is neither yes nor no."));
});

describe("links", () => {
  it("are found by title or number", () => {
    expect(valueOf(parseText(event, " Spring fair", links))).toBe("1");
    expect(valueOf(parseText(event, "#12", links))).toBe("12");
    expect(valueOf(parseText(event, "12", links))).toBe("12");
    expect(valueOf(parseText(event, "17", links))).toBe("4"); // a record is called so
    expect(valueOf(parseText(event, "Board dinner", links))).toContain("Several records");
    expect(valueOf(parseText(event, "spring", links))).toContain("No record called “spring”");
    expect(textOf(event, "2", links)).toBe("#2");
  });
});

describe("an empty text", () => {
  it("clears a value, unless it is required", () => {
    expect(read("date", " ")).toBeNull();
    expect(read("string", "")).toBeNull();
    expect(read("number", "", { required: true })).toBe("“It” is required: it cannot be empty.");
    expect(read("function", "1")).toContain("cannot be changed here");
  });
});

const text = fc.string({ unit: "grapheme", minLength: 1 });
const two = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, "0"));
const moment = fc.date({ min: new Date("0001-01-03T00:00:00Z"), max: new Date("9999-12-29T00:00:00Z"), noInvalidDate: true }).map((date) => date.toISOString().replace(".000Z", "Z"));
const option = fc.constantFrom(...options.map(({ name }) => name));
const values: Record<Exclude<FieldType, "reverse" | "function">, [Field, fc.Arbitrary<Value>][]> = {
  string: [[field("string"), text]],
  number: [[field("number"), fc.double({ min: -(2 ** 53), max: 2 ** 53, noNaN: true }).map((value) => value + 0)]],
  boolean: [[field("boolean"), fc.boolean()]],
  choice: [[field("choice", { options }), option], [field("choice"), text]],
  dchoice: [[field("dchoice"), text]],
  multi: [[field("multi", { options }), fc.uniqueArray(option, { minLength: 1 })], [field("multi"), fc.uniqueArray(text, { minLength: 1 })]],
  dmulti: [[field("dmulti"), fc.uniqueArray(text, { minLength: 1 })]],
  file: [[field("file"), text]],
  date: [[field("date"), moment.map((at) => at.slice(0, 10))]],
  timestamp: [[field("timestamp"), moment]],
  time: [[field("time"), fc.oneof(fc.tuple(two(23), two(59)), fc.tuple(two(23), two(59), two(59))).map((parts) => parts.join(":"))]],
  timeinterval: [[field("timeinterval"), fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), two(59), two(59)).map(([hours, ...rest]) => [String(hours).padStart(2, "0"), ...rest].join(":"))]],
  appointment: [[field("appointment"), fc.uniqueArray(moment, { minLength: 2, maxLength: 2, selector: Date.parse }).map(([one, other]) => `[${[one!, other!].sort((a, b) => Date.parse(a) - Date.parse(b)).join(",")})`)]],
  icon: [[field("icon"), text]],
  color: [[field("color"), text]],
  user: [[field("user"), text]],
  reference: [[event, fc.integer({ min: 1, max: 40 }).map(String)]],
};

describe.each(Object.entries(values))("a copied %s", (_, samples) => {
  it.each(["en-US", "de-DE", "fr-CH", "ar-EG"])("is read back as it was, also after an edit, in %s", (tongue) => {
    speak(tongue);
    for (const [of, arbitrary] of samples) {
      fc.assert(fc.property(arbitrary, (value) => {
        expect(parseText(of, textOf(of, value, links), links)).toEqual({ value });
        expect(parseText(of, editText(of, value, links), links)).toEqual({ value });
      }), { numRuns: 100 });
    }
  });
});
