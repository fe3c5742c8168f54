import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components";

/** What can be done about what a toast says. Doing it closes the toast, unless it keeps it. */
export interface ToastAction { label: string; onAction: () => void; keeps?: boolean }

export interface ToastContent {
  text: string;
  tone?: "good" | "danger";
  action?: ToastAction;
  /** In place of one action. */
  actions?: ToastAction[];
  /** For how many seconds the action is to be had, where it ends by itself. */
  seconds?: number;
  /** Stays until one closes it, as what it says is nowhere else. */
  stays?: boolean;
}

/** More at a time are not read, and cover what one works on. */
const most = 3;
export const toasts = new ToastQueue<ToastContent>({ maxVisibleToasts: most });

const seconds = { good: 6, withAction: 12, danger: 20 };
const secondsALetter = 0.1;
/** The keys of those that are shown, by their texts, the oldest first. */
const shown = new Map<string, string>();

/** Says something at the edge of the window, for as long as it takes to read and to act on. A pointer or the focus on it holds it. Answers what closes it. */
export function toast(content: ToastContent): () => void {
  const { text, tone = "good", action, stays } = content;
  if (stays) {
    const key = toasts.add(content);
    return () => toasts.close(key);
  }
  const least = action ? Math.max(seconds.withAction, seconds[tone]) : seconds[tone];
  close(text);
  const key = toasts.add(content, { timeout: (content.seconds ?? Math.max(least, text.length * secondsALetter)) * 1000 });
  shown.set(text, key);
  for (const old of [...shown.keys()].slice(0, -most)) close(old);
  return () => toasts.close(key);
}

function close(text: string): void {
  const key = shown.get(text);
  if (key !== undefined) toasts.close(key);
  shown.delete(text);
}
