import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { CodeBlock } from "../../ui/CodeBlock";
import { Notice } from "../../ui/Notice";
import { t } from "../../words";
import type { Run } from "./useRun";

/** What the API answered last, and the way back from what that changed. */
export function CallAnswer({ title, run }: { title: string; run: Run }) {
  const { outcome, problem, undone, busy } = run;
  const fine = outcome !== undefined && outcome.status < 300;
  return (
    <div className="CallAnswer" aria-live="polite">
      {problem && <Notice tone="danger" role="alert">{problem}</Notice>}
      {outcome && (
        <>
          <div className="status">
            <span className="muted">{t("data.code.answer")}</span>
            <Badge tone={fine ? "good" : "danger"}>{t(fine ? "data.code.fine" : "data.code.refused", { status: String(outcome.status) })}</Badge>
            {outcome.undo && !undone && <Button look="quiet" icon="undo" isDisabled={busy} onPress={() => void run.undo()}>{t("data.code.undo")}</Button>}
            {undone && <span className="muted">{t("data.code.undone")}</span>}
          </div>
          <CodeBlock label={t("data.code.answerTo", { what: title })}>{outcome.body}</CodeBlock>
        </>
      )}
    </div>
  );
}
