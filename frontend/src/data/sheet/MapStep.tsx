import type { ColumnFit, SheetLook, Table } from "../../backend";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { Refusal, useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { labelOf } from "../label";
import { ColumnRows } from "./ColumnRows";
import { type Draft, lacking, writable } from "./plan";
import "./MapStep.css";

interface Props {
  look: SheetLook;
  table: Table | undefined;
  draft: Draft;
  /** How columns fit the fields that they go to, by column. */
  fits: Map<number, ColumnFit>;
  onDraft: (draft: Draft) => void;
  onBack: () => void;
  onStart: () => Promise<void>;
}

/** Where the columns go, and what becomes of rows that are there already or that do not fit. */
export function MapStep({ look, table, draft, fits, onDraft, onBack, onStart }: Props) {
  const submit = useSubmit(async () => {
    const lack = lacking(draft, table);
    if (lack) throw new Refusal(lack === "columns" ? "" : lack, t(`sheet.map.lacks.${lack}`));
    await onStart();
  });
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  return (
    <Form submit={submit}>
      <div className="MapStep">
        {!table && <TextField name="label" label={t("sheet.map.label")} value={draft.label} onChange={(label) => set({ label })} />}
        <ColumnRows look={look} table={table} columns={draft.columns} fits={fits} onColumns={(columns) => set({ columns })} />
        <div className="ways">
          {table && <ModeFields table={table} draft={draft} onDraft={set} />}
          <Choices
            label={t("sheet.map.bad")}
            choices={[
              { value: "leave", label: t("sheet.map.leave"), description: t("sheet.map.leaveHint") },
              { value: "stop", label: t("sheet.map.stop"), description: t("sheet.map.stopHint") },
            ]}
            value={draft.strict ? "stop" : "leave"}
            onChange={(value) => set({ strict: value === "stop" })}
          />
        </div>
      </div>
      <div className="actions">
        <Button onPress={onBack}>{t("sheet.back")}</Button>
        <Button type="submit" look="primary" isPending={submit.busy}>{t("sheet.map.start")}</Button>
      </div>
    </Form>
  );
}

function ModeFields({ table, draft, onDraft }: { table: Table; draft: Draft; onDraft: (change: Partial<Draft>) => void }) {
  const keys = writable(table).filter(({ name }) => draft.columns.some(({ to }) => to === name));
  return (
    <div className="modes">
      <Choices
        label={t("sheet.map.mode")}
        choices={(["append", "update", "upsert"] as const).map((value) => ({ value, label: t(`sheet.mode.${value}`), description: t(`sheet.mode.${value}Hint`) }))}
        value={draft.mode}
        onChange={(mode) => onDraft({ mode })}
      />
      {draft.mode !== "append" && (
        <Select
          name="key"
          label={t("sheet.map.key")}
          description={t("sheet.map.keyHint")}
          placeholder={t("sheet.map.keyNone")}
          options={keys.map((field) => ({ value: field.name, label: labelOf(field) }))}
          value={draft.key}
          onChange={(key) => onDraft({ key })}
        />
      )}
    </div>
  );
}
