import { useState } from "react";
import type { Field } from "../../backend";
import { fitting, plain, type View } from "./view";

/** How a person looks at a table. */
export function useView(_workspace: string, _table: string, fields: Field[]): [View, (view: View) => void] {
  const [view, setView] = useState(plain);
  return [fitting(view, fields), setView];
}
