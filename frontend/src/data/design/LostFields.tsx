import type { Losses, Module } from "../../backend";
import { NameList } from "../../ui/NameList";
import { t } from "../../words";
import { formatNumber } from "../format";
import { labelOf } from "../label";

/** The fields of other tables that go as well, with the links in them. */
export function LostFields({ losses: { fields, links }, modules }: { losses: Losses; modules: Module[] }) {
  if (fields.length === 0) return null;
  return (
    <>
      <p>{t("data.design.lostFields", { count: fields.length })}</p>
      <NameList label={t("data.design.lostFieldsList")}>
        {fields.map(({ moduleName, tableName, fieldName }) => {
          const table = modules.find(({ name }) => name === moduleName)?.tables.find(({ name }) => name === tableName);
          const field = table?.fields?.find(({ name }) => name === fieldName);
          return (
            <li key={`${moduleName}/${tableName}/${fieldName}`}>
              <span className="name">{labelOf(field ?? { name: fieldName })}</span>
              <span className="muted">{t("data.design.inTable", { table: labelOf(table ?? { name: tableName }) })}</span>
            </li>
          );
        })}
      </NameList>
      {links > 0 && <p>{t("data.design.lostLinks", { count: links, total: formatNumber(links) })}</p>}
    </>
  );
}
