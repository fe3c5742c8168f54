import type { Key } from "../backend";
import { Button } from "../ui/Button";
import { t } from "../words";
import type { OpenDialog } from "./KeyDialogs";

/** What can be done with a key on its own page: as much as in the list. */
export function KeyPageActions({ apiKey: key, onOpen }: { apiKey: Key; onOpen: (dialog: OpenDialog) => void }) {
  if (key.state === "revoked") return null;
  return (
    <>
      <Button onPress={() => onOpen({ dialog: "rename", key })}>{t("keys.rename.act")}</Button>
      {key.state !== "expired" && (
        <>
          <Button onPress={() => onOpen({ dialog: "access", key })}>{t("keys.access.act")}</Button>
          <Button onPress={() => onOpen({ dialog: "rotate", key })}>{t("keys.rotate.act")}</Button>
          {key.former.length > 0 && (
            <Button onPress={() => onOpen({ dialog: "end", key })}>{t("keys.end.act", { count: key.former.length })}</Button>
          )}
        </>
      )}
      <Button look="danger" onPress={() => onOpen({ dialog: "revoke", keys: [key] })}>{t("keys.revoke.act")}</Button>
    </>
  );
}
