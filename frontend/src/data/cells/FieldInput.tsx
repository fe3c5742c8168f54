import { useState } from "react";
import type { Field, Module, Path, Value } from "../../backend";
import { ValueInput } from "../ValueInput";
import { isSame } from "./edits";

interface Props {
  field: Field;
  workspace: string;
  modules: Module[];
  value: Value;
  onChange: (value: Value) => void;
  onOpenRecord: (path: Path, id: string) => void;
}

/** Takes a value. It begins anew when the value becomes another one from outside, and only then. */
export function FieldInput({ value, onChange, ...props }: Props) {
  const [shown, setShown] = useState({ value, turn: 0 });
  if (!isSame(shown.value, value)) setShown({ value, turn: shown.turn + 1 });
  const change = (to: Value) => {
    setShown({ ...shown, value: to });
    onChange(to);
  };
  return <ValueInput key={shown.turn} {...props} value={value} onChange={change} />;
}
