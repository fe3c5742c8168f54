import type { Labels } from "../backend";
import { locale } from "./time";

interface Named { name: string; labels?: Labels | null }

/** A label in the person's language, or else the default one. */
export const ownLabel = (labels: Labels | null | undefined) => {
  const [language = ""] = locale().split("-");
  return labels?.[locale()] ?? labels?.[language] ?? labels?.[""];
};

/** What a person calls something: its label in their language, else its default label, else that in any language, else its technical name. */
export function labelOf({ name, labels }: Named): string {
  const wanted = ownLabel(labels) ?? Object.values(labels ?? {})[0];
  return wanted?.trim() ? wanted : name;
}
