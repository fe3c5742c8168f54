import { useEffect, useState } from "react";
import { type ColumnFit, fitColumns, type Path, type SheetOptions } from "../../backend";
import { type ColumnDraft, columnsOf } from "./plan";

interface Answer { of: string; fits: ColumnFit[] }

/** How the columns of a file fit the fields of the table that they go to, by column. Those of the answer before stay until the next is there. */
export function useFits(file: string, path: Path, options: SheetOptions, columns: ColumnDraft[]): Map<number, ColumnFit> {
  const asked = path.table ? columnsOf(columns) : [];
  const question = asked.length > 0 ? JSON.stringify([file, path, options, asked]) : "";
  const [answer, setAnswer] = useState<Answer>({ of: "", fits: [] });
  useEffect(() => {
    if (!question) return;
    let wanted = true;
    const [id, at, how, of] = JSON.parse(question) as [string, Path, SheetOptions, ReturnType<typeof columnsOf>];
    fitColumns(id, at, how, of).then(
      (fits) => wanted && setAnswer({ of: question, fits }),
      () => wanted && setAnswer({ of: question, fits: [] }), // the import itself says what is wrong
    );
    return () => { wanted = false; };
  }, [question]);
  const held = answer.of ? (JSON.parse(answer.of) as unknown[])[3] as typeof asked : [];
  const same = (fit: ColumnFit) => held.some(({ column, field }) => column === fit.column && asked.some((one) => one.column === column && one.field === field));
  return new Map(answer.fits.filter(same).map((fit) => [fit.column, fit]));
}
