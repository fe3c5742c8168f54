import { useId } from "react";
import type { Field } from "../../backend";
import { t } from "../../words";
import { exactType, isReadOnly, typeName } from "../fieldType";
import { labelOf } from "../label";

/** The fields by their technical names, with what a tool may write into them. */
export function WritableFields({ fields }: { fields: Field[] }) {
  const id = useId();
  if (fields.length === 0) return null;
  return (
    <section className="WritableFields" aria-labelledby={id}>
      <h2 id={id}>{t("data.code.fields", { count: fields.length })}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("data.field.name")}</th>
            <th scope="col">{t("data.field.label")}</th>
            <th scope="col">{t("data.code.type")}</th>
            <th scope="col">{t("data.code.write")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row"><code>{field.name}</code></th>
              <td>{labelOf(field)}</td>
              <td>{typeName(field)} <code className="muted">{exactType(field)}</code></td>
              <td className="muted">{rulesOf(field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What may be written, in words: "Required, unique", or the names of the choices. */
function rulesOf(field: Field): string {
  if (isReadOnly(field)) return t("data.code.onlyRead");
  const options = Array.isArray(field.options) ? field.options : [];
  const rules = [
    field.required ? t("data.code.required") : "",
    field.unique ? t("data.code.unique") : "",
    field.type === "reference" ? t("data.code.linked") : "",
    options.length > 0 ? t("data.code.options", { names: options.map(({ name }) => JSON.stringify(name)).join(", ") }) : "",
  ].filter(Boolean);
  return rules.join(" · ") || t("data.code.optional");
}
