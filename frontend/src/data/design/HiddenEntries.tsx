import type { ReactNode } from "react";
import { Button, Disclosure, DisclosurePanel } from "react-aria-components";
import { Icon } from "../../ui/Icon";
import { t } from "../../words";
import "./HiddenEntries.css";

/** What is hidden in the live menu stays within reach here, folded and dimmed. */
export function HiddenEntries({ count, children }: { count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <Disclosure className="HiddenEntries">
      <Button slot="trigger" className="opener muted small">
        <Icon name="right" />
        {t("data.design.hidden", { count })}
      </Button>
      <DisclosurePanel className="entries">{children}</DisclosurePanel>
    </Disclosure>
  );
}
