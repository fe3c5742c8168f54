import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components";

export interface ToastContent {
  text: string;
  tone?: "good" | "danger";
  action?: { label: string; onAction: () => void };
}

export const toasts = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

/** Says something at the edge of the window. What went wrong stays until it is closed. */
export function toast(content: ToastContent): void {
  const seconds = content.action ? 12 : 6;
  toasts.add(content, content.tone === "danger" ? {} : { timeout: seconds * 1000 });
}
