import { Label, ProgressBar } from "react-aria-components";
import "./Progress.css";

interface Props {
  /** What is under way. */
  label: string;
  done: number;
  /** 0 while it is unknown. */
  total: number;
  /** How far it is, in words; else as a percentage. */
  children?: string;
}

/** How far long work is. */
export function Progress({ label, done, total, children }: Props) {
  const known = total > 0;
  const text = children === undefined ? {} : { valueLabel: children };
  return (
    <ProgressBar className="Progress" value={Math.min(done, total)} maxValue={total || 1} isIndeterminate={!known} {...text}>
      {({ percentage, valueText }) => (
        <>
          <div className="words">
            <Label>{label}</Label>
            {children === undefined && <span className="muted">{valueText}</span>}
          </div>
          <div className="track"><div className="part" data-unknown={!known || undefined} style={known ? { width: `${percentage ?? 0}%` } : undefined} /></div>
          {children !== undefined && <span className="figures muted small">{children}</span>}
        </>
      )}
    </ProgressBar>
  );
}
