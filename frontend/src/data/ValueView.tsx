import { VisuallyHidden } from "react-aria-components";
import type { Field, Links, Value } from "../backend";
import { Icon } from "../ui/Icon";
import { t } from "../words";
import { formatUTC } from "../words/time";
import { Symbol } from "./design/Symbol";
import { symbolLabel, symbolOf } from "./design/symbols";
import { heldAs } from "./held";
import { isEmpty, momentsOf, optionOf, textOf } from "./format";
import { OptionBadge } from "./OptionBadge";
import "./ValueView.css";

interface Props {
  field: Field;
  value: Value | undefined;
  links: Links;
}

/** A value as a person of this locale and zone reads it. */
export function ValueView({ field: of, value, links }: Props) {
  const field = heldAs(of);
  if (isEmpty(value)) return <Nothing />;
  if (value === true) return <span className="ValueView"><Icon name="check" /><VisuallyHidden>{t("data.yes")}</VisuallyHidden></span>;
  if (value === false) return <span className="ValueView muted">{t("data.no")}</span>;
  if (field.type === "choice" || field.type === "multi") return <Badges field={field} names={[value].flat().map(String)} />;
  const text = textOf(field, value, links);
  const symbol = field.type === "icon" ? symbolOf(text) : undefined;
  if (symbol) return <span className="ValueView" title={text}><Symbol icon={{ icon: symbol }} of="app" /> {symbolLabel(symbol)}</span>;
  if (field.type === "timestamp") return <time className="ValueView" dateTime={String(value)} title={exact(String(value))}>{text}</time>;
  return (
    <span className="ValueView" title={field.type === "appointment" ? exactRange(String(value)) : text}>
      {field.type === "color" && <span className="swatch" style={{ background: text }} />}
      {text}
    </span>
  );
}

function Nothing() {
  return (
    <span className="ValueView muted">
      <span aria-hidden>{t("data.emptySign")}</span>
      <VisuallyHidden>{t("data.empty")}</VisuallyHidden>
    </span>
  );
}

function Badges({ field, names }: { field: Field; names: string[] }) {
  return (
    <span className="ValueView badges" title={names.length > 1 ? textOf(field, names, {}) : undefined}>
      {names.map((name) => <OptionBadge key={name} option={optionOf(field, name)} />)}
    </span>
  );
}

const exact = (at: string) => (Number.isNaN(Date.parse(at)) ? at : formatUTC(at));

function exactRange(text: string): string {
  const moments = momentsOf(text);
  return moments ? `${formatUTC(moments.start.toISOString())} – ${formatUTC(moments.end.toISOString())}` : text;
}
