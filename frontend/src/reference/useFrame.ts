import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { type DocsKey, docsFrameKey, type Path } from "../backend";
import { toast } from "../ui/toasts";
import { explain } from "../words";
import type { KeptKey } from "./useDocsKey";

export interface Frame {
  element: RefObject<HTMLIFrameElement | null>;
  /** The page in the frame said that it listens. */
  ready: boolean;
  busy: boolean;
  /** Until when the page can use its key; undefined while it has none. */
  until: string | undefined;
  authorize: () => void;
}

/**
 * Talks to the framed Swagger UI. The key goes to exactly the frame's origin, and again when the page in the frame is loaded again.
 * Who comes to see one table has asked for what only a key can show, so it is made at once.
 */
export function useFrame(origin: string, workspaceId: string, kept: KeptKey, at?: Path): Frame {
  const element = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const key = kept.key?.origin === origin && kept.key.workspaceId === workspaceId ? kept.key : undefined;

  const send = ({ origin: to, key: secret, workspaceId: id }: DocsKey) => {
    if (to === origin) element.current?.contentWindow?.postMessage({ type: "owlet:authorize", key: secret, workspaceId: id, at }, to);
  };
  const authorize = () => {
    setBusy(true);
    docsFrameKey(workspaceId)
      .then(
        (answer) => {
          kept.keep(answer);
          send(answer);
        },
        (error: unknown) => toast({ text: explain(error), tone: "danger" }),
      )
      .finally(() => setBusy(false));
  };
  const hear = useEffectEvent((event: MessageEvent<unknown>) => {
    const framed = element.current?.contentWindow;
    if (!framed || event.source !== framed || event.origin !== origin || !isReady(event.data)) return;
    setReady(true);
    if (key) send(key);
    else if (at) authorize();
  });
  // Before anything else can run: the page in the frame says only once that it listens.
  useLayoutEffect(() => {
    const listen = (event: MessageEvent<unknown>) => hear(event);
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, []);

  return { element, ready, busy, until: key?.expiresAt, authorize };
}

function isReady(data: unknown): boolean {
  return typeof data === "object" && data !== null && "type" in data && data.type === "owlet:ready";
}
