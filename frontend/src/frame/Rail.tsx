import { Button } from "react-aria-components";
import { Icon, type IconName } from "../ui/Icon";
import { t } from "../words";
import { Mark } from "./Mark";
import "./Rail.css";

export type Part = "data" | "reference" | "settings";

const entries: { part: Part; icon: IconName }[] = [
  { part: "data", icon: "data" },
  { part: "reference", icon: "api" },
  { part: "settings", icon: "settings" },
];

/** The first column of the window: its parts. */
export function Rail({ chosen, onChoose }: { chosen: Part; onChoose: (part: Part) => void }) {
  return (
    <nav className="Rail" aria-label={t("frame.rail")}>
      <Mark />
      {entries.map(({ part, icon }) => (
        <Button key={part} className={`entry ${part}`} aria-current={part === chosen ? "page" : undefined} onPress={() => onChoose(part)}>
          <Icon name={icon} />
          {t(`frame.${part}`)}
        </Button>
      ))}
    </nav>
  );
}
