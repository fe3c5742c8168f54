import type { Labels } from "../../backend";
import { locale } from "../../words/time";

/** The labels of something new. */
export const labelsOf = (text: string): Labels => ({ "": text });

/** Labels with another text where a person reads one: the same place as labelOf takes it from. */
export function withLabel(labels: Labels | null | undefined, text: string): Labels {
  const [language = ""] = locale().split("-");
  const place = [locale(), language, "", ...Object.keys(labels ?? {})].find((key) => labels?.[key] !== undefined);
  return { ...labels, [place ?? ""]: text };
}
