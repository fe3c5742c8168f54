import { type Fault, getStorage, openFolder } from "../backend";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { toast } from "../ui/toasts";
import { useBackend } from "../useBackend";
import { explain, t } from "../words";
import "./ServerBanner.css";

const known = ["full", "unreadable", "failed", "missing", "replaced", "corrupt"] as const;

/** Says on every page that the data folder cannot be written, and what is safe, while it cannot. */
export function StorageBanner() {
  const { data } = useBackend(getStorage, [], { on: "storage" });
  if (!data?.fault) return null;
  const open = () => {
    openFolder().catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  return (
    <div className="ServerBanner">
      <Notice tone="danger" role="alert" actions={<Button onPress={open}>{t("frame.storage.openFolder")}</Button>}>{inWords(data.fault)}</Notice>
    </div>
  );
}

function inWords(fault: Fault): string {
  const id = known.find((name) => fault.id === `storage.${name}`);
  return id ? t(`frame.storage.${id}`, { file: String(fault.args?.file) }) : explain(fault);
}
