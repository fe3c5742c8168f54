import { Copyable } from "../../ui/Copyable";
import { IconButton } from "../../ui/IconButton";
import { t } from "../../words";

interface Props {
  title: string;
  table: string | undefined;
  id: string | undefined;
  onBack: (() => void) | undefined;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onClose: () => void;
}

/** What the panel shows, and the way to other records. */
export function PanelHead({ title, table, id, onBack, onPrevious, onNext, onClose }: Props) {
  return (
    <header className="head">
      {onBack && <IconButton icon="left" label={t("cells.panel.back")} onPress={onBack} />}
      <div className="words">
        <h2>{title}</h2>
        {id !== undefined && (
          <div className="line muted">
            {table}
            <Copyable bare label={t("cells.panel.id")} value={id} />
          </div>
        )}
      </div>
      {id !== undefined && !onBack && (
        <>
          <IconButton icon="up" label={t("cells.panel.previous")} isDisabled={!onPrevious} {...(onPrevious ? { onPress: onPrevious } : {})} />
          <IconButton icon="down" label={t("cells.panel.next")} isDisabled={!onNext} {...(onNext ? { onPress: onNext } : {})} />
        </>
      )}
      <IconButton icon="close" label={t("ui.close")} onPress={onClose} />
    </header>
  );
}
