import { useState } from "react";
import type { Scope } from "../backend";
import { CheckboxList } from "../ui/CheckboxList";
import { Choices } from "../ui/Choices";
import { t } from "../words";
import { choiceOf, presets, type ScopeChoice, scopes } from "./scopes";
import "./ScopeField.css";

interface Props {
  value: Scope[];
  onChange: (value: Scope[]) => void;
}

const hintOf = (choice: ScopeChoice) => (choice === "custom" ? undefined : t(`keys.scope.${choice}Hint`));

/** Scrolls to the permissions when they appear: in a small window they are below the dialog's edge. */
const reveal = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" });

/** What a key may do: one of three usual choices, or permission by permission. */
export function ScopeField({ value, onChange }: Props) {
  const [choice, setChoice] = useState<ScopeChoice>(choiceOf(value));
  const choose = (chosen: ScopeChoice) => {
    setChoice(chosen);
    if (chosen !== "custom") onChange(presets[chosen]);
  };
  return (
    <div className="ScopeField">
      <Choices
        label={t("keys.create.scope")}
        choices={(["full", "read", "records", "custom"] as const).map((of) => ({ value: of, label: t(`keys.scope.${of}`), description: hintOf(of) }))}
        value={choice}
        onChange={choose}
      />
      {choice === "custom" && (
        <div className="single" ref={reveal}>
          <CheckboxList
            name="scopes"
            label={t("keys.scope.chosen")}
            options={scopes.map(({ scope, word }) => ({ value: scope, label: t(word), description: <code>{scope}</code> }))}
            value={value}
            onChange={onChange}
          />
        </div>
      )}
    </div>
  );
}
