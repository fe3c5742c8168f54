import type { Key } from "../backend";
import { Button } from "../ui/Button";
import { SelectionBar } from "../ui/SelectionBar";
import { t } from "../words";
import type { Tab } from "./keyList";
import type { KeyActs } from "./KeysList";

interface Props {
  tab: Tab;
  keys: Key[];
  acts: KeyActs;
  onClear: () => void;
}

/** What can be done with the keys that are ticked. */
export function SelectedKeys({ tab, keys, acts, onClear }: Props) {
  const [only] = keys;
  const count = keys.length;
  return (
    <SelectionBar text={t("keys.list.selected", { count })} clearLabel={t("keys.list.clearSelection")} onClear={onClear}>
      {count === 1 && only && tab !== "revoked" && <Button icon="edit" onPress={() => acts.onRename(only)}>{t("keys.rename.act")}</Button>}
      <Button icon="copy" onPress={() => acts.onCopyHints(keys)}>{t("keys.list.copyHint", { count })}</Button>
      {tab !== "revoked" && <Button look="danger" onPress={() => acts.onRevoke(keys)}>{t("keys.revoke.act")}</Button>}
    </SelectionBar>
  );
}
