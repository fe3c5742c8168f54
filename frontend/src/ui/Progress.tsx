import { Label, ProgressBar } from "react-aria-components";
import "./Progress.css";

interface Props {
  label: string;
  done: number;
  /** 0 while it is unknown. */
  total: number;
}

/** How far long work is. */
export function Progress({ label, done, total }: Props) {
  return (
    <ProgressBar className="Progress" value={done} maxValue={total || 1} isIndeterminate={total === 0}>
      {({ percentage, valueText }) => (
        <>
          <div className="words">
            <Label>{label}</Label>
            <span className="muted">{valueText}</span>
          </div>
          <div className="track"><div className="part" style={{ width: `${percentage ?? 0}%` }} /></div>
        </>
      )}
    </ProgressBar>
  );
}
