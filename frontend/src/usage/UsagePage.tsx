import { useState } from "react";
import { getUsage, type Workspace } from "../backend";
import { Card } from "../ui/Card";
import { Choices } from "../ui/Choices";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { Time } from "../ui/Time";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { CallsCard } from "./CallsCard";
import { Metrics } from "./Metrics";
import { WorkspacesUsage } from "./WorkspacesUsage";
import "./UsagePage.css";

const views = ["organization", "workspace"] as const;

/** What the organization and its workspaces take up, and how often tools ask. */
export function UsagePage({ workspace }: { workspace: Workspace }) {
  const { data, error, reload } = useBackend(getUsage, [], { tables: ["usage"] });
  const [chosen, setChosen] = useState(workspace.id);
  const [view, setView] = useState<(typeof views)[number]>("organization");
  const of = data?.workspaces.map((one) => one.workspace).find(({ id }) => id === chosen) ?? workspace;
  return (
    <Page title={t("usage.title")} lead={t("usage.lead")}>
      <Card title={t("usage.track")}>
        <div className="UsageHead">
          <Choices
            label={t("usage.view")}
            look="line"
            choices={views.map((value) => ({ value, label: t(`usage.${value}`) }))}
            value={view}
            onChange={setView}
          />
          {data && <p className="muted small">{t("usage.updated")} <Time at={data.updatedAt} /></p>}
        </div>
        {!data && (error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={2} height="3.75rem" />)}
        {data && view === "organization" && <Metrics figures={data.figures} />}
        {data && view === "workspace" && <WorkspacesUsage workspaces={data.workspaces} chosen={of.id} onChoose={setChosen} />}
      </Card>
      {data && <CallsCard key={view === "workspace" ? of.id : ""} workspace={view === "workspace" ? of : undefined} />}
    </Page>
  );
}
