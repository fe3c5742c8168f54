import { t } from "../../words";
import { formatNumber } from "../format";
import type { Pace } from "../../useJob";

/** How many of how many, how fast, and how long it still takes. */
export function paceText(pace: Pace | undefined): string {
  if (!pace) return "";
  const { done, total, perSecond, secondsLeft } = pace;
  const parts = [total > 0 ? t("sheet.run.of", { done: formatNumber(done), total: formatNumber(Math.max(done, total)) }) : t("sheet.run.rows", { done: formatNumber(done) })];
  if (perSecond > 0) parts.push(t("sheet.run.pace", { rows: formatNumber(Math.round(perSecond)) }));
  if (secondsLeft >= 1) parts.push(t("sheet.run.left", { seconds: Math.ceil(secondsLeft) }));
  return parts.join(" · ");
}
