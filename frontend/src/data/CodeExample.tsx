import { CodeBlock } from "../ui/CodeBlock";
import { CopyButton } from "../ui/CopyButton";

/** Lines of a program that do one thing, to copy. Without lines, only why there are none. */
export function CodeExample({ title, hint, code }: { title: string; hint: string; code: string }) {
  return (
    <div className="example">
      <header>
        <h2>{title}</h2>
        {code && <CopyButton text={code} />}
      </header>
      {code && <CodeBlock label={title}>{code}</CodeBlock>}
      <p className="muted small">{hint}</p>
    </div>
  );
}
