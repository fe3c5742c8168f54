import { useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { AuditPage } from "./audit/AuditPage";
import { currentWorkspace, getFacts, onEvent, type Path, switchWorkspace } from "./backend";
import { BackupsPage } from "./backups/BackupsPage";
import { DataMenu } from "./data/DataMenu";
import { DataPage } from "./data/DataPage";
import { WorkspaceFiles } from "./data/start/WorkspaceFiles";
import { useApps } from "./data/useApps";
import { CloseDialog } from "./frame/CloseDialog";
import { ErrorBoundary } from "./frame/ErrorBoundary";
import { ProblemPage } from "./frame/ProblemPage";
import { type Part, Rail } from "./frame/Rail";
import { ServerBanner } from "./frame/ServerBanner";
import { StorageBanner } from "./frame/StorageBanner";
import { Waiting } from "./frame/Waiting";
import { WorkspaceSwitcher } from "./frame/WorkspaceSwitcher";
import { useExpiring } from "./keys/expiring";
import { KeysPage } from "./keys/KeysPage";
import { useKeyWarnings } from "./keys/useKeyWarnings";
import { ReferencePage } from "./reference/ReferencePage";
import { useDocsKey } from "./reference/useDocsKey";
import { beforeLeaving } from "./leaving";
import { OrganizationPage } from "./settings/OrganizationPage";
import { ProfilePage } from "./settings/ProfilePage";
import { SettingsMenu, type SettingsPlace } from "./settings/SettingsMenu";
import { WorkspacePage } from "./settings/WorkspacePage";
import { Problem } from "./ui/Problem";
import { Toasts } from "./ui/Toasts";
import { toast } from "./ui/toasts";
import { UsagePage } from "./usage/UsagePage";
import { useBackend } from "./useBackend";
import { useLanguage } from "./useLanguage";
import { explain } from "./words";
import { locale } from "./words/time";
import "./App.css";

/** The frame: rail, menu, page. It remembers where one was in each part. */
export function App() {
  const [part, setPart] = useState<Part>("settings");
  const [place, setPlace] = useState<SettingsPlace>("keys");
  const [closing, setClosing] = useState(false);
  const [referenceAt, setReferenceAt] = useState<Path>();
  const speaks = useLanguage();
  const { data: facts } = useBackend(getFacts, []);
  const { data: workspace, error, reload } = useBackend(currentWorkspace, []);
  const apps = useApps(workspace?.id ?? "");
  const docsKey = useDocsKey();
  const expiring = useExpiring(workspace?.id ?? "");
  useKeyWarnings(Boolean(speaks && workspace));
  useEffect(() => onEvent("close-asked", () => setClosing(true)), []);

  if (!facts || !speaks) return <Waiting />;
  if (facts.problem) return <ProblemPage facts={facts} />;
  if (!workspace) return error ? <Problem error={error} onRetry={reload} /> : <Waiting />;

  const openKeys = () => {
    setPart("settings");
    setPlace("keys");
  };
  const openReference = (at?: Path) => {
    setReferenceAt(at);
    setPart("reference");
  };
  const openWorkspace = (id: string) => {
    switchWorkspace(id).then(reload, (reason: unknown) => toast({ text: explain(reason), tone: "danger" }));
  };
  const switcher = <WorkspaceSwitcher workspace={workspace} onSwitched={reload} />;
  const settings: Record<SettingsPlace, React.ReactNode> = {
    profile: <ProfilePage />,
    organization: <OrganizationPage />,
    usage: <UsagePage key={workspace.id} workspace={workspace} />,
    audit: <AuditPage />,
    workspace: <WorkspacePage workspace={workspace} onChanged={reload} files={<WorkspaceFiles key={workspace.id} workspace={workspace} />} />,
    keys: <KeysPage workspace={workspace} onOpenReference={() => openReference()} />,
    backups: <BackupsPage key={workspace.id} workspace={workspace} home={facts.home} onMade={openWorkspace} />,
  };
  // Each part brings its menu and its page.
  const parts: Record<Part, { menu: React.ReactNode; page: React.ReactNode }> = {
    data: {
      menu: <DataMenu workspace={workspace} apps={apps} switcher={switcher} />,
      page: <DataPage workspace={workspace} apps={apps} onOpenKeys={openKeys} onOpenReference={openReference} />,
    },
    reference: { menu: null, page: <ReferencePage key={workspace.id} workspace={workspace} at={referenceAt} docsKey={docsKey} onOpenKeys={openKeys} /> },
    settings: { menu: <SettingsMenu chosen={place} onChoose={setPlace} switcher={switcher} expiring={expiring.length} />, page: settings[place] },
  };
  const { menu, page } = parts[part];
  const showsServer = part === "reference" || (part === "settings" && place === "keys");
  return (
    <I18nProvider locale={locale()}>
      <div className="Frame">
        <Rail chosen={part} onChoose={(to) => beforeLeaving(() => (to === "reference" ? openReference() : setPart(to)))} />
        {menu}
        <div className="content">
          <StorageBanner />
          {!showsServer && <ServerBanner onDetails={openKeys} />}
          <ErrorBoundary key={`${part}/${place}/${workspace.id}`}>{page}</ErrorBoundary>
        </div>
        {closing && <CloseDialog onClose={() => setClosing(false)} />}
        <Toasts />
      </div>
    </I18nProvider>
  );
}
