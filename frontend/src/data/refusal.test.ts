import { afterEach, expect, it } from "vitest";
import { BackendError } from "../backend";
import { modules } from "../test/tables";
import { speak } from "../words/language";
import { refusalText } from "./refusal";

const path = { workspace: "w", module: "event_planning", table: "guests" };
const refused = (id: string, args: Record<string, unknown>) => new BackendError({ code: "invalid", id, args });

afterEach(() => speak("en"));

it.each([
  ["field.required", { field: "email", record: 1 }, 'Field "Email" is required.', "Das Feld „Email“ ist ein Pflichtfeld."],
  ["field.not_a_number", { field: "seats", value: '"(record 1)"', record: 1 }, 'Field "Seats": "(record 1)" is not a number.', "Feld „Seats“: „(record 1)“ ist keine Zahl."],
  ["field.not_unique_in_batch", { field: "email", value: '"a@b.c"', first: 1, record: 2 }, "“Email” is unique, and “a@b.c” would be there twice.", "„Email“ ist eindeutig, und „a@b.c“ käme zweimal vor."],
  ["field.no_such_record", { field: "event", table: "events", value: '"9"', record: 1 }, 'Field "Event": table "Events" has no record "9".', "Feld „Event“: Die Tabelle „Events“ hat keinen Datensatz „9“."],
  ["field.required_by", { field: "title", table: "events", count: 2 }, 'Field "Title" of table "Events" is required', "Das Feld „Title“ der Tabelle „Events“ ist ein Pflichtfeld"],
])("%s says in both languages what people call the field, and no place in what was sent", (id, args, english, german) => {
  expect(refusalText(refused(id, args), path, modules)).toContain(english);
  speak("de");
  expect(refusalText(refused(id, args), path, modules)).toContain(german);
});
