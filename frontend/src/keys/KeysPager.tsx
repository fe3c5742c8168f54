import { Pager } from "../ui/Pager";
import { t } from "../words";
import { pageSize } from "./keyList";

interface Props {
  total: number;
  page: number;
  onPage: (page: number) => void;
}

/** Which of the keys are in sight, and the way to the others. */
export function KeysPager({ total, page, onPage }: Props) {
  if (total <= pageSize) return null;
  const from = page * pageSize + 1;
  const to = Math.min(total, from + pageSize - 1);
  return (
    <Pager
      text={t("keys.list.range", { from, to, total })}
      turns={{
        previous: t("keys.list.previous"),
        next: t("keys.list.next"),
        isFirst: page === 0,
        isLast: to === total,
        onPrevious: () => onPage(page - 1),
        onNext: () => onPage(page + 1),
      }}
    />
  );
}
