import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { t } from "../words";
import type { Tab } from "./keyList";

interface Props {
  tab: Tab;
  search: string;
  onCreate: () => void;
}

/** What a tab without keys says. */
export function KeysEmpty({ tab, search, onCreate }: Props) {
  if (search.trim()) {
    return (
      <EmptyState icon="search" title={t("keys.empty.searchTitle", { search: search.trim() })}>
        {t("keys.empty.search")}
      </EmptyState>
    );
  }
  const first = tab === "active" && <Button icon="add" onPress={onCreate}>{t("keys.create.submit")}</Button>;
  return (
    <EmptyState icon="key" title={t(`keys.empty.${tab}Title`)} action={first}>
      {t(`keys.empty.${tab}`)}
    </EmptyState>
  );
}
