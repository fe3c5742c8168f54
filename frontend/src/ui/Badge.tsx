import "./Badge.css";

/** One word about something, in a small frame. Its colour only repeats what the word says. */
export function Badge({ children, tone = "plain" }: { children: string; tone?: "plain" | "good" | "warn" | "danger" }) {
  return <span className={`Badge ${tone}`}>{children}</span>;
}
