import { useState } from "react";
import { type FormulaPreview as Preview, type FormulaRow, type Path, previewFormula, type Value } from "../../backend";
import { ComboBox } from "../../ui/ComboBox";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { explainFault } from "../../words/fault";
import { useFound } from "../cells/useFound";
import { ValueView } from "../ValueView";
import type { Scope } from "./scope";
import "./FormulaPreview.css";

interface Props {
  path: Path;
  scope: Scope;
  text: string;
  field: string;
  isBroken: boolean;
}

/** What a formula gives for the first records, and for one that a person picks. */
export function FormulaPreview({ path, scope: { module, table }, text, field, isBroken }: Props) {
  const [picked, setPicked] = useState({ id: "", title: "" });
  const [typed, setTyped] = useState<string>();
  const isEmpty = text.trim() === "";
  const { data } = useBackend(
    () => (isEmpty || isBroken ? Promise.resolve(undefined) : previewFormula(path, { text, field }, picked.id)),
    [path, text, field, picked.id, isEmpty || isBroken],
    { workspace: path.workspace },
  );
  const { found } = useFound(path.workspace, table && { module, table }, typed ?? "");
  if (isEmpty) return null;
  const pick = (id: string | null) => {
    setTyped(undefined);
    setPicked({ id: id ?? "", title: found.find((one) => one.id === id)?.text ?? "" });
  };
  return (
    <section className="FormulaPreview" aria-label={t("data.formula.preview.title")}>
      <h3 className="Label">{t("data.formula.preview.title")}</h3>
      {isBroken ? <p className="muted small">{t("data.formula.preview.broken")}</p>
        : data?.result && data.rows.length === 0 ? <p className="muted small">{t("data.formula.preview.none")}</p>
        : data?.result && (
          <>
            <table>
              <thead className="hidden"><tr><th scope="col">{t("data.formula.preview.record")}</th><th scope="col">{t("data.formula.preview.value")}</th></tr></thead>
              <tbody>{data.rows.map((row) => <Row key={row.id} row={row} of={data} />)}</tbody>
            </table>
            <ComboBox
              label={t("data.formula.preview.pick")}
              options={found.map(({ id, text: label }) => ({ value: id, label }))}
              opens={t("data.record.open", { table: table?.name ?? "" })}
              nothing={t("data.record.nothing")}
              value={picked.id || null}
              inputValue={typed ?? picked.title}
              onInputChange={setTyped}
              onChange={(id) => id !== null && pick(id)}
              onBlur={() => setTyped(undefined)}
            />
          </>
        )}
    </section>
  );
}

function Row({ row: { id, title, value, fault }, of: { result, links } }: { row: FormulaRow; of: Preview }) {
  const field = { name: "value", type: "function" as const, labels: null, index: false, required: false, search: false, unique: false, ...(result && { result }) };
  return (
    <tr>
      <th scope="row">{title || t("cells.list.number", { id })}</th>
      <td>{fault ? <span className="fault small">{explainFault(fault)}</span> : <ValueView field={field} value={value as Value} links={{ value: links }} />}</td>
    </tr>
  );
}
