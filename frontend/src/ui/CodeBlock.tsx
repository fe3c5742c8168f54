import "./CodeBlock.css";

/** Lines for a terminal or a file. The keyboard can scroll them. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to take the focus
    <pre className="CodeBlock" tabIndex={0} role="region" aria-label={label}>
      <code>{children}</code>
    </pre>
  );
}
