import { useEffect, useEffectEvent, useState } from "react";
import { SearchField } from "../ui/SearchField";
import { t } from "../words";

/** Searching walks the table, so it waits until the person pauses: this many milliseconds. */
const pause = 200;

/** Where one types what records should contain. */
export function RecordSearch({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const [text, setText] = useState(search);
  const send = useEffectEvent(onSearch);
  useEffect(() => {
    if (text === search) return;
    const timer = setTimeout(() => send(text), pause);
    return () => clearTimeout(timer);
  }, [text, search]);
  return <SearchField label={t("data.search")} value={text} onChange={setText} />;
}
