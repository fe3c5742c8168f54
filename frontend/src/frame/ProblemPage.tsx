import { type Facts, openFolder, quit } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Copyable } from "../ui/Copyable";
import { Notice } from "../ui/Notice";
import { explain, t } from "../words";
import { Mark } from "./Mark";
import "./ProblemPage.css";

/** The whole window, when the data folder cannot be opened: what is wrong, what is safe, what to do next. */
export function ProblemPage({ facts }: { facts: Facts }) {
  return (
    <main className="ProblemPage">
      <Card>
        <Mark />
        <h1>{t("frame.problem.title")}</h1>
        <Notice tone="danger" role="alert">{explain(facts.problem)}</Notice>
        <p>{t("frame.problem.safe")}</p>
        <Copyable label={t("frame.problem.where")} value={facts.home} />
        <p className="muted">{t("frame.problem.next")}</p>
        <div className="actions">
          <Button look="primary" icon="folder" onPress={() => void openFolder()}>{t("frame.problem.openFolder")}</Button>
          <Button onPress={() => void quit()}>{t("frame.problem.quit")}</Button>
        </div>
      </Card>
    </main>
  );
}
