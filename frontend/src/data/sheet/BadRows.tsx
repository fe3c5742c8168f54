import type { ImportResult } from "../../backend";
import { explain, type Names, t } from "../../words";
import { formatNumber } from "../format";
import { CellsFrame } from "../../ui/CellsFrame";

interface Props {
  result: ImportResult;
  names: Names;
}

/** The first rows that were left out, each with all that is wrong with it. */
export function BadRows({ result: { bad, badRows }, names }: Props) {
  return (
    <>
      <p className="muted">{t(badRows.length < bad ? "sheet.bad.first" : "sheet.bad.all", { shown: badRows.length, count: bad, total: formatNumber(bad) })}</p>
      <CellsFrame label={t("sheet.bad.list")}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="line">{t("sheet.look.line")}</th>
              <th scope="col">{t("sheet.bad.reason")}</th>
              <th scope="col">{t("sheet.bad.cells")}</th>
            </tr>
          </thead>
          <tbody>
            {badRows.map(({ line, reasons, cells }) => (
              <tr key={line}>
                <td className="line muted">{formatNumber(line)}</td>
                <td className="reason">{reasons.map((reason, at) => <p key={at}>{explain(reason, names)}</p>)}</td>
                <td title={inShort(cells)}>{inShort(cells)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </CellsFrame>
    </>
  );
}

const inShort = (cells: string[]) => cells.filter((cell) => cell !== "").join(" · ");
