import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { type Field, linkedRecords, type Module, type Path } from "../../backend";
import { Button } from "../../ui/Button";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { formatNumber } from "../format";
import { findTable, labelOf } from "../label";
import { titleOf } from "../title";
import type { Step } from "./useTrail";
import "./LinkedRecords.css";

interface Props {
  path: Path;
  id: string;
  field: Field;
  modules: Module[];
  onOpen: (step: Step) => void;
}

const first = 10;
const more = 50;

/** The records of another table that link to this one. */
export function LinkedRecords({ path, id, field, modules, onOpen }: Props) {
  const [limit, setLimit] = useState(first);
  const { data } = useBackend(() => linkedRecords(path, id, field.name, { limit, offset: 0 }), [path, id, field.name, limit], { workspace: path.workspace });
  const place = findTable(modules, field.refTableId);
  if (!place) return null;
  const there: Path = { workspace: path.workspace, module: place.module.name, table: place.table.name };
  const here = modules.find(({ name: app }) => app === path.module)?.tables.find(({ name: table }) => table === path.table);
  const link = here?.otherEnds[field.name];
  const name = labelOf(field);
  return (
    <section className="LinkedRecords" aria-label={name}>
      <div className="head">
        <span className="Label">{name}</span>
        <span className="muted">{data && formatNumber(data.found)}</span>
        {link && <Button look="quiet" icon="add" onPress={() => onOpen({ path: there, id: undefined, start: { [link]: id } })}>{t("cells.panel.add")}</Button>}
      </div>
      {data?.found === 0 && <p className="muted">{t("cells.panel.noneLinked", { table: labelOf(place.table) })}</p>}
      <ul>
        {data?.records.map((record) => (
          <li key={record.id}>
            <AriaButton className="linked" onPress={() => onOpen({ path: there, id: record.id })}>
              <span className="words">{titleOf(place.table, record)}</span>
              <span className="muted small">{t("cells.list.number", { id: record.id })}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {data?.hasMore && <Button look="quiet" onPress={() => setLimit(Math.min(1000, limit + more))}>{t("cells.panel.more")}</Button>}
    </section>
  );
}
