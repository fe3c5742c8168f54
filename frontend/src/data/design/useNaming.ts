import { useEffect, useState } from "react";
import { type Path, suggestName } from "../../backend";
import { Refusal } from "../../ui/useSubmit";
import { t } from "../../words";

export interface Naming {
  label: string;
  setLabel: (label: string) => void;
  /** The internal name as it stands; "" while there is none yet. */
  name: string;
  setName: (name: string) => void;
  /** Both as they are sent: a name that was not typed belongs to the label of this moment. */
  settle: () => Promise<{ label: string; name: string }>;
}

/** Go looks the name up, so it is asked once one pauses. */
const pause = 150;

/** A label, and the internal name that is made of it until one is typed. What exists already keeps its name. */
export function useNaming(path: Path, start?: { label: string; name: string }): Naming {
  const [label, setLabel] = useState(start?.label ?? "");
  const [typed, setTyped] = useState(start?.name);
  const [suggested, setSuggested] = useState("");
  const { workspace, module, table } = path;
  const words = label.trim();

  useEffect(() => {
    if (typed !== undefined) return undefined;
    let alive = true;
    const timer = setTimeout(() => {
      const asked = words ? suggestName({ workspace, module, table }, words) : Promise.resolve("");
      asked.then((name) => alive && setSuggested(name), () => undefined); // what is wrong is said when the form is sent
    }, pause);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [words, typed, workspace, module, table]);

  const settle = async () => {
    if (!words) throw new Refusal("label", t("data.design.labelMissing"));
    return { label: words, name: typed?.trim() ?? await suggestName(path, words) };
  };
  return { label, setLabel, name: typed ?? suggested, setName: setTyped, settle };
}
