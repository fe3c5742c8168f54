import { useEffect, useState } from "react";
import { copyText } from "../backend";
import { explain } from "../words";
import { toast } from "./toasts";

/** Copies a text, and tells for two seconds that it did. */
export function useCopy(text: string, onCopied?: () => void): { copied: boolean; copy: () => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    copyText(text).then(
      () => {
        setCopied(true);
        onCopied?.();
      },
      (error: unknown) => toast({ text: explain(error), tone: "danger" }),
    );
  };
  return { copied, copy };
}
