import { useEffect, useState } from "react";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import { t } from "../words";
import type { Frame } from "./useFrame";
import "./ReferenceFrame.css";

interface Props {
  origin: string;
  frame: Frame;
  onOpen: () => void;
}

/** A page of this machine answers at once; after this many milliseconds it will not answer any more. */
const patience = 8000;

/** The frame that Swagger UI is in, and what stands there until it is. */
export function ReferenceFrame({ origin, frame, onOpen }: Props) {
  const [silent, setSilent] = useState(false);
  const { element, ready } = frame;
  useEffect(() => {
    const timer = setTimeout(() => setSilent(true), patience);
    return () => clearTimeout(timer);
  }, []);
  const gone = silent && !ready;
  return (
    <div className="ReferenceFrame">
      {gone && (
        <Notice tone="warn" role="alert" actions={<Button icon="external" onPress={onOpen}>{t("reference.open")}</Button>}>
          {t("reference.silent")}
        </Notice>
      )}
      {/* It may not lead the window elsewhere, nor open another. */}
      <iframe
        ref={element}
        src={`${origin}/api/docs`}
        title={t("reference.frame")}
        referrerPolicy="no-referrer"
        sandbox="allow-scripts allow-same-origin allow-forms allow-downloads"
      />
      {!ready && !gone && <div className="wait"><Skeleton lines={8} height="2.25rem" /></div>}
    </div>
  );
}
