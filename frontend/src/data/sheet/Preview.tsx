import type { SheetLook } from "../../backend";
import { t } from "../../words";
import { formatNumber } from "../format";
import { CellsFrame } from "../../ui/CellsFrame";

interface Props { look: SheetLook; waiting: boolean }

/** The first rows of a file, as they are written in it. */
export function Preview({ look: { columns, rows }, waiting }: Props) {
  return (
    <CellsFrame label={t("sheet.look.preview")} waiting={waiting}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="line">{t("sheet.look.line")}</th>
            {columns.map(({ name }, index) => <th key={index} scope="col" title={name}>{name}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells }) => (
            <tr key={line}>
              <td className="line muted">{formatNumber(line)}</td>
              {columns.map((_, index) => <td key={index} title={cells[index]}>{cells[index]}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </CellsFrame>
  );
}
