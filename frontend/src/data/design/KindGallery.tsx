import { Autocomplete, Collection, Header, ListBox, ListBoxItem, ListBoxSection, useFilter } from "react-aria-components";
import { SearchField } from "../../ui/SearchField";
import { t } from "../../words";
import { typeName } from "../fieldType";
import { groupNames, type KindName, kindNames, kinds } from "./kinds";
import "./KindGallery.css";

/** Every type that a field can have, each with what it is for and an example. Typing narrows them; Enter takes the first. */
export function KindGallery({ onChoose }: { onChoose: (kind: KindName) => void }) {
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <div className="KindGallery">
      <Autocomplete filter={contains}>
        <div className="search"><SearchField label={t("data.design.field.search")} autoFocus /></div>
        <ListBox
          aria-label={t("data.design.field.kinds")}
          className="list"
          onAction={(key) => onChoose(key as KindName)}
          renderEmptyState={() => <p className="muted none">{t("data.design.field.noKind")}</p>}
        >
          {groupNames.map((group) => (
            <ListBoxSection key={group} id={group} className="group">
              <Header className="muted small">{t(`data.design.group.${group}`)}</Header>
              <Collection items={kindNames(group).map((id) => ({ id }))}>{({ id }) => <KindItem name={id} />}</Collection>
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
    </div>
  );
}

function KindItem({ name }: { name: KindName }) {
  const { icon: Drawing, ...kind } = kinds[name];
  const label = typeName(kind);
  const says = t(`data.design.kind.${name}.says`);
  return (
    <ListBoxItem id={name} textValue={`${label} ${t(`data.design.kind.${name}.also`)}`} className="kind">
      <Drawing className="icon" aria-hidden strokeWidth={1.75} />
      <div className="words">
        <span className="label">{label}</span>
        <span className="muted">{says}</span>
      </div>
      <span className="example muted small">{t(`data.design.kind.${name}.example`)}</span>
    </ListBoxItem>
  );
}
