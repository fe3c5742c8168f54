import type { SheetLook, SheetOptions } from "../../backend";
import { type Option, Select } from "../../ui/Select";
import { t } from "../../words";
import { formatNumber } from "../format";
import { delimiters, encodings, numberForms } from "./forms";
import "./OptionFields.css";

interface Props { look: SheetLook; onOptions: (options: SheetOptions) => void }

/** How the file is read: as found out, until a person says otherwise. */
export function OptionFields({ look, onOptions }: Props) {
  const { kind, options, sheets } = look;
  const set = (change: Partial<SheetOptions>) => onOptions({ ...options, ...change });
  const dated = look.columns.some(({ field }) => field.type === "date" || field.type === "timestamp");
  return (
    <div className="OptionFields">
      {kind === "xlsx" && (
        <Select
          label={t("sheet.options.sheet")}
          options={sheets.map(({ name, hidden }) => ({ value: name, label: hidden ? t("sheet.options.hidden", { name }) : name }))}
          value={options.sheet}
          onChange={(sheet) => set({ sheet, header: null, from: 0 })}
        />
      )}
      {kind === "csv" && (
        <>
          <Select
            label={t("sheet.options.delimiter")}
            options={delimiters(options.delimiter)}
            value={options.delimiter}
            onChange={(delimiter) => set({ delimiter, numbers: "", header: null, from: 0 })}
          />
          <Select
            label={t("sheet.options.encoding")}
            options={encodings()}
            value={options.encoding || "utf8"}
            onChange={(encoding) => set({ encoding })}
          />
          <Select
            label={t("sheet.options.numbers")}
            options={numberForms}
            value={options.numbers || "us"}
            onChange={(numbers) => set({ numbers })}
          />
        </>
      )}
      {(dated || look.datesDiffer) && kind === "csv" && (
        <Select
          label={t("sheet.options.dates")}
          options={(["dmy", "mdy", "ymd"] as const).map((value) => ({ value, label: t(`sheet.dates.${value}`) }))}
          value={options.dates || "ymd"}
          onChange={(dates) => set({ dates })}
        />
      )}
      <div className="head">
        <Select
          label={t("sheet.options.header")}
          options={heads(look)}
          value={options.header === false ? "" : String(options.from)}
          onChange={(line) => set({ header: line !== "", from: Number(line) })}
        />
      </div>
    </div>
  );
}

/** Characters of a row's cells: it stays on one line. */
const longest = 70;

/** The rows that can name the columns, or none of them. */
function heads({ heads: rows, options: { header, from } }: SheetLook): Option<string>[] {
  const known = header === false || rows.some(({ line }) => line === from) ? rows : [...rows, { line: from, cells: [] }];
  const named = known.map(({ line, cells }) => {
    const names = cells.filter((cell) => cell !== "").join(", ");
    return { value: String(line), label: t("sheet.options.headerLine", { line: formatNumber(line), names: names.length > longest ? `${names.slice(0, longest)}…` : names }) };
  });
  return [...named, { value: "", label: t("sheet.options.headerNone") }];
}
