import { Checkbox } from "../../ui/Checkbox";
import { MoreOptions } from "../../ui/MoreOptions";
import { Select } from "../../ui/Select";
import { t } from "../../words";
import type { ExportDraft } from "./exportPlan";
import { delimiters, encodings, numberForms } from "./forms";
import "./ExportOptions.css";

interface Props { draft: ExportDraft; onDraft: (draft: ExportDraft) => void }

/** How the file is written, for those who need it otherwise. */
export function ExportOptions({ draft, onDraft }: Props) {
  const set = (change: Partial<ExportDraft>) => onDraft({ ...draft, ...change });
  return (
    <MoreOptions label={t("sheet.export.more")}>
      <div className="ExportOptions">
        <Select
          label={t("sheet.export.header")}
          options={(["names", "labels", "none"] as const).map((value) => ({ value, label: t(`sheet.export.${value}`) }))}
          value={draft.header}
          onChange={(header) => set({ header })}
        />
        <Select
          label={t("sheet.export.links")}
          options={(["ids", "titles"] as const).map((value) => ({ value, label: t(`sheet.export.${value}`) }))}
          value={draft.links}
          onChange={(links) => set({ links })}
        />
        {draft.format === "csv" && <CSVOptions draft={draft} set={set} />}
        <Checkbox isSelected={draft.id} onChange={(id) => set({ id })}>{t("sheet.export.id")}</Checkbox>
      </div>
    </MoreOptions>
  );
}

function CSVOptions({ draft, set }: { draft: ExportDraft; set: (change: Partial<ExportDraft>) => void }) {
  return (
    <>
      <Select label={t("sheet.options.delimiter")} options={delimiters()} value={draft.delimiter} onChange={(delimiter) => set({ delimiter })} />
      <Select label={t("sheet.options.encoding")} options={encodings()} value={draft.encoding} onChange={(encoding) => set({ encoding })} />
      <Select label={t("sheet.options.numbers")} options={numberForms} value={draft.numbers} onChange={(numbers) => set({ numbers })} />
      {draft.encoding === "utf8" && <Checkbox isSelected={draft.mark} onChange={(mark) => set({ mark })}>{t("sheet.export.mark")}</Checkbox>}
    </>
  );
}
