import type { NumberFormat, SheetEncoding } from "../../backend";
import type { Option } from "../../ui/Select";
import { t } from "../../words";

const signs = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
const named = Object.keys(signs) as (keyof typeof signs)[];
const known: SheetEncoding[] = ["utf8", "utf16", "windows-cp1252", "latin1", "iso-latin1", "ascii"];

/** What can stand between the columns of a CSV file. Another that a file has is one of them too. */
export function delimiters(other = ""): Option<string>[] {
  const list = named.map((value) => ({ value: value, label: t(`sheet.delimiter.${signs[value]}`) }));
  return other === "" || other in signs ? list : [...list, { value: other, label: other }];
}

export const encodings = (): Option<SheetEncoding>[] => known.map((value) => ({ value, label: t(`sheet.encoding.${value}`) }));

export const numberForms: Option<NumberFormat>[] = [{ value: "us", label: "1,234.56" }, { value: "european", label: "1.234,56" }];
