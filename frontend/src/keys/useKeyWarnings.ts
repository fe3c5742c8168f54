import { useEffect } from "react";
import { type KeyWarning, listKeyWarnings, onEvent, sendKeyWarning } from "../backend";
import { t } from "../words";
import { formatLeft, formatTime } from "../words/time";

/** Has the desktop tell of keys that are about to expire: when the window opens, and every hour. */
export function useKeyWarnings(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    let under = Promise.resolve();
    const send = () => (under = under.then(sendAll));
    void send();
    return onEvent("keys-due", () => void send());
  }, [ready]);
}

/** What cannot be sent stays due, and the keys page says the same: it is no fault to trouble anybody with. */
async function sendAll(): Promise<void> {
  const due = await listKeyWarnings().catch(() => [] as KeyWarning[]);
  for (const warning of due) {
    const { name, workspaceName: workspace, expiresAt } = warning;
    const title = t("keys.expiring.notificationTitle", { name, left: formatLeft(expiresAt, Date.now()) });
    const text = t("keys.expiring.notification", { workspace, time: formatTime(expiresAt) });
    await sendKeyWarning(warning, title, text).catch(() => undefined);
  }
}
