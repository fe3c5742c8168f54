import { useEffect, useRef, useState } from "react";
import type { Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Page } from "../ui/Page";
import { t } from "../words";
import { KeyPage } from "./KeyPage";
import { KeysCard } from "./KeysCard";
import { buttonOf } from "./KeysTable";
import { SchemaMenu } from "./SchemaMenu";
import { ServerCard } from "./ServerCard";

interface Props {
  workspace: Workspace;
  onOpenReference: () => void;
}

/** The keys of the workspace, the local API they open, and its description as files; or one of the keys. The list stays as it is meanwhile. */
export function KeysPage({ workspace, onOpenReference }: Props) {
  const [shown, setShown] = useState<string>();
  const left = useRef<string>(undefined);
  useEffect(() => {
    if (shown === undefined && left.current) document.getElementById(buttonOf(left.current))?.focus();
    left.current = shown;
  }, [shown]);
  const actions = (
    <>
      <Button onPress={onOpenReference}>{t("keys.swagger")}</Button>
      <SchemaMenu workspace={workspace} format="json" />
      <SchemaMenu workspace={workspace} format="yaml" />
    </>
  );
  return (
    <>
      {shown !== undefined && <KeyPage key={shown} workspace={workspace} id={shown} onBack={() => setShown(undefined)} />}
      <Page title={t("keys.title")} lead={t("keys.lead")} actions={actions} hidden={shown !== undefined}>
        <ServerCard workspaceId={workspace.id} />
        <KeysCard key={workspace.id} workspaceId={workspace.id} onOpen={({ id }) => setShown(id)} />
      </Page>
    </>
  );
}
