import { useEffect, useState } from "react";
import { currentWorkspace, getFacts, onEvent } from "./backend";
import { CloseDialog } from "./frame/CloseDialog";
import { ErrorBoundary } from "./frame/ErrorBoundary";
import { ProblemPage } from "./frame/ProblemPage";
import { type Part, Rail } from "./frame/Rail";
import { ServerBanner } from "./frame/ServerBanner";
import { WorkspaceSwitcher } from "./frame/WorkspaceSwitcher";
import { KeysPage } from "./keys/KeysPage";
import { OrganizationPage } from "./settings/OrganizationPage";
import { ProfilePage } from "./settings/ProfilePage";
import { SettingsMenu, type SettingsPlace } from "./settings/SettingsMenu";
import { WorkspacePage } from "./settings/WorkspacePage";
import { Problem } from "./ui/Problem";
import { Toasts } from "./ui/Toasts";
import { useBackend } from "./useBackend";
import "./App.css";

/** The frame: rail, menu, page. It remembers where one was in each part. */
export function App() {
  const [part, setPart] = useState<Part>("settings");
  const [place, setPlace] = useState<SettingsPlace>("keys");
  const [closing, setClosing] = useState(false);
  const { data: facts } = useBackend(getFacts, []);
  const { data: workspace, error, reload } = useBackend(currentWorkspace, []);
  useEffect(() => onEvent("close-asked", () => setClosing(true)), []);

  if (facts?.problem) return <ProblemPage facts={facts} />;
  if (!workspace) return error ? <Problem error={error} onRetry={reload} /> : <div className="Frame"><div className="rail" /></div>;

  const switcher = <WorkspaceSwitcher workspace={workspace} onSwitched={reload} />;
  const settings: Record<SettingsPlace, React.ReactNode> = {
    profile: <ProfilePage />,
    organization: <OrganizationPage />,
    workspace: <WorkspacePage workspace={workspace} onChanged={reload} />,
    keys: <KeysPage />,
  };
  // Each part brings its menu and its page.
  const parts: Record<Part, { menu: React.ReactNode; page: React.ReactNode }> = {
    data: { menu: null, page: null },
    reference: { menu: null, page: null },
    settings: { menu: <SettingsMenu chosen={place} onChoose={setPlace} switcher={switcher} />, page: settings[place] },
  };
  const { menu, page } = parts[part];
  const showsServer = part === "settings" && place === "keys";
  const openKeys = () => {
    setPart("settings");
    setPlace("keys");
  };
  return (
    <div className="Frame">
      <Rail chosen={part} onChoose={setPart} />
      {menu}
      <div className="content">
        {!showsServer && <ServerBanner onDetails={openKeys} />}
        <ErrorBoundary key={`${part}/${place}/${workspace.id}`}>{page}</ErrorBoundary>
      </div>
      {closing && <CloseDialog onClose={() => setClosing(false)} />}
      <Toasts />
    </div>
  );
}
