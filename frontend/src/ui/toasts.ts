import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components";

export interface ToastContent {
  text: string;
  tone?: "good" | "danger";
  action?: { label: string; onAction: () => void };
}

export const toasts = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

const seconds = { good: 6, withAction: 12, danger: 20 };

/** Says something at the edge of the window, for as long as it takes to read and to act on. A pointer or the focus on it holds it. Answers what closes it. */
export function toast(content: ToastContent): () => void {
  const time = content.tone === "danger" ? seconds.danger : content.action ? seconds.withAction : seconds.good;
  const key = toasts.add(content, { timeout: time * 1000 });
  return () => toasts.close(key);
}
