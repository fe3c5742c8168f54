import type { Figures } from "../backend";
import { t } from "../words";
import { formatSize, formatNumber } from "../words/number";
import "./Metrics.css";

/** The figures of the organization, one beside the other. */
export function Metrics({ figures }: { figures: Figures }) {
  const list = [
    { of: "storage", value: formatSize(figures.storage) },
    { of: "records", value: formatNumber(figures.records) },
    { of: "callsMonth", value: formatNumber(figures.callsMonth) },
    { of: "calls", value: formatNumber(figures.calls) },
  ] as const;
  return (
    <dl className="Metrics">
      {list.map(({ of, value }) => (
        <div key={of}>
          <dt>{t(`usage.metric.${of}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
