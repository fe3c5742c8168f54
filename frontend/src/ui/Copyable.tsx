import { Button } from "react-aria-components";
import { t } from "../words";
import { Icon } from "./Icon";
import { useCopy } from "./useCopy";
import "./Copyable.css";

interface Props {
  label: string;
  value: string;
  /** The label is only read aloud. */
  bare?: boolean;
}

/** An exact value that a press copies. */
export function Copyable({ label, value, bare }: Props) {
  const { copied, copy } = useCopy(value);
  return (
    <div className="Copyable">
      {!bare && <span className="name">{label}</span>}
      <Button className="value" onPress={copy} aria-label={copied ? t("ui.copied") : t("ui.copyValue", { label, value })}>
        <span className={copied ? "text hidden" : "text"}>{value}</span>
        {copied && <span className="said">{t("ui.copied")}</span>}
        <Icon name={copied ? "check" : "copy"} />
      </Button>
    </div>
  );
}
