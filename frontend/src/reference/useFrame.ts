import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { type DocsKey, docsFrameKey } from "../backend";
import { toast } from "../ui/toasts";
import { explain } from "../words";

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
 * Talks to the framed Swagger UI. Its key lives in this component's state alone: it goes to exactly the frame's origin, again
 * when the page in the frame is loaded again, and is forgotten with the component.
 */
export function useFrame(origin: string, workspaceId: string): Frame {
  const element = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [key, setKey] = useState<DocsKey>();
  const [busy, setBusy] = useState(false);

  const send = ({ origin: to, key: secret, workspaceId: id }: DocsKey) => {
    if (to === origin) element.current?.contentWindow?.postMessage({ type: "owlet:authorize", key: secret, workspaceId: id }, to);
  };
  const hear = useEffectEvent((event: MessageEvent<unknown>) => {
    const framed = element.current?.contentWindow;
    if (!framed || event.source !== framed || event.origin !== origin || !isReady(event.data)) return;
    setReady(true);
    if (key) send(key);
  });
  useEffect(() => {
    const listen = (event: MessageEvent<unknown>) => hear(event);
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, []);
  useEffect(() => {
    if (!key) return;
    const timer = setTimeout(() => setKey(undefined), Math.max(0, Date.parse(key.expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [key]);

  const authorize = () => {
    setBusy(true);
    docsFrameKey(workspaceId)
      .then(
        (answer) => {
          setKey(answer);
          send(answer);
        },
        (error: unknown) => toast({ text: explain(error), tone: "danger" }),
      )
      .finally(() => setBusy(false));
  };
  return { element, ready, busy, until: key?.expiresAt, authorize };
}

function isReady(data: unknown): boolean {
  return typeof data === "object" && data !== null && "type" in data && data.type === "owlet:ready";
}
