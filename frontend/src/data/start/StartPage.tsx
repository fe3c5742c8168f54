import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { t } from "../../words";
import { TemplateList } from "./TemplateList";
import { useOpenFile } from "./useOpenFile";
import "./StartPage.css";

interface Props {
  workspaceId: string;
  onBlank: () => void;
  /** Import a sheet as a table; where it is not given, the button is not there. */
  onImport?: (() => void) | undefined;
  onMade: (module: string) => void;
}

/** The first steps in an empty workspace. */
export function StartPage({ workspaceId, onBlank, onImport, onMade }: Props) {
  const { open, dialog } = useOpenFile(workspaceId, onMade);
  return (
    <Page title={t("start.title")} lead={t("start.welcome")}>
      <section className="StartPage" aria-labelledby="start-templates">
        <h2 id="start-templates">{t("start.fromTemplate")}</h2>
        <p className="muted">{t("start.lead")}</p>
        <TemplateList workspaceId={workspaceId} onMade={onMade} />
        <h2>{t("start.otherwise")}</h2>
        <div className="ways">
          <Button look="primary" icon="add" onPress={onBlank}>{t("start.blank")}</Button>
          {onImport && <Button icon="upload" onPress={onImport}>{t("start.import")}</Button>}
          <Button icon="folder" onPress={open}>{t("start.open")}</Button>
        </div>
      </section>
      {dialog}
    </Page>
  );
}
