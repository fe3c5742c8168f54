import type { BrokenFormula, Module } from "../../backend";
import { NameList } from "../../ui/NameList";
import { t } from "../../words";
import { labelOf } from "../label";

/** The formulas that stay, and cannot be computed without what goes. */
export function BrokenFormulas({ formulas, modules }: { formulas: BrokenFormula[]; modules: Module[] }) {
  if (formulas.length === 0) return null;
  return (
    <>
      <p>{t("data.design.brokenFormulas", { count: formulas.length })}</p>
      <NameList label={t("data.design.brokenFormulasList")}>
        {formulas.map(({ moduleName, tableName, name }) => {
          const module = modules.find((one) => one.name === moduleName);
          const table = module?.tables.find((one) => one.name === tableName);
          const field = table?.fields?.find((one) => one.name === name);
          return (
            <li key={`${moduleName}/${tableName}/${name}`}>
              <span className="name">{labelOf(field ?? { name })}</span>
              <span className="muted">
                {tableName === ""
                  ? t("data.design.globalFunction", { app: labelOf(module ?? { name: moduleName }) })
                  : t("data.design.inTable", { table: labelOf(table ?? { name: tableName }) })}
              </span>
            </li>
          );
        })}
      </NameList>
    </>
  );
}
