import { useRef } from "react";
import type { Key } from "../backend";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { t } from "../words";
import type { Tab } from "./keyList";
import type { KeyActs } from "./KeysList";
import "./SelectedKeys.css";

interface Props {
  tab: Tab;
  keys: Key[];
  acts: KeyActs;
  onClear: () => void;
}

/** What can be done with the keys that are ticked. */
export function SelectedKeys({ tab, keys, acts, onClear }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [only] = keys;
  const count = keys.length;
  const text = t("keys.list.selected", { count });
  const clear = () => {
    bar.current?.parentElement?.querySelector<HTMLElement>("[role=grid]")?.focus(); // this button goes
    onClear();
  };
  return (
    <div ref={bar} className="SelectedKeys" role="group" aria-label={text}>
      <IconButton icon="close" label={t("keys.list.clearSelection")} onPress={clear} />
      <span role="status">{text}</span>
      <div className="actions">
        {count === 1 && only && tab !== "revoked" && <Button icon="edit" onPress={() => acts.onRename(only)}>{t("keys.rename.act")}</Button>}
        <Button icon="copy" onPress={() => acts.onCopyHints(keys)}>{t("keys.list.copyHint", { count })}</Button>
        {tab !== "revoked" && <Button look="danger" onPress={() => acts.onRevoke(keys)}>{t("keys.revoke.act")}</Button>}
      </div>
    </div>
  );
}
