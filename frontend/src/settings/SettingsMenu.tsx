import type { ReactNode } from "react";
import { getOrganization } from "../backend";
import { MenuEntry } from "../ui/MenuEntry";
import { MenuSection } from "../ui/MenuSection";
import { SideMenu } from "../ui/SideMenu";
import { useBackend } from "../useBackend";
import { t, type Word } from "../words";

export type SettingsPlace = "profile" | "organization" | "usage" | "audit" | "workspace" | "keys" | "backups";

interface Props {
  chosen: SettingsPlace;
  onChoose: (place: SettingsPlace) => void;
  /** Names the workspace and switches to another. */
  switcher: ReactNode;
  /** How many keys are about to expire. */
  expiring: number;
}

/** The three sections of the settings, always the same. */
export function SettingsMenu({ chosen, onChoose, switcher, expiring }: Props) {
  const { data: organization } = useBackend(getOrganization, []);
  const entry = (place: SettingsPlace, word: Word, mark?: string) => (
    <MenuEntry label={t(word)} chosen={place === chosen} onChoose={() => onChoose(place)} mark={mark} />
  );
  const soon = expiring > 0 ? t("keys.expiring.mark", { count: expiring }) : undefined;
  return (
    <SideMenu title={t("settings.title")}>
      <MenuSection title={t("settings.account")}>{entry("profile", "settings.profile.menu")}</MenuSection>
      <MenuSection title={t("settings.organization")} head={<p><span title={organization?.name}>{organization?.name ?? "\u00a0"}</span></p>}>
        {entry("organization", "settings.organizationPage.menu")}
        {entry("usage", "usage.title")}
        {entry("audit", "audit.title")}
      </MenuSection>
      <MenuSection title={t("settings.workspace")} head={switcher}>
        {entry("workspace", "settings.workspacePage.menu")}
        {entry("keys", "keys.menu", soon)}
        {entry("backups", "backups.menu")}
      </MenuSection>
    </SideMenu>
  );
}
