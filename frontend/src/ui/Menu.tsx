import type { ReactElement } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Icon, type IconName } from "./Icon";
import "./field.css";
import "./Menu.css";

export interface Act { id: string; label: string; description?: string; icon?: IconName; danger?: boolean; onAction: () => void }

interface Props {
  label: string;
  acts: Act[];
  /** The button that opens the menu. */
  children: ReactElement;
  /** Left out where only its button opens and closes it. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** A button that opens a short list of things to do. */
export function Menu({ label, acts, children, ...open }: Props) {
  return (
    <MenuTrigger {...open}>
      {children}
      <Popover className="Menu" placement="bottom end">
        <AriaMenu aria-label={label} items={acts}>
          {({ id, label: words, description, icon, danger, onAction }) => (
            <MenuItem id={id} textValue={words} onAction={onAction} className={danger ? "MenuItem danger" : "MenuItem"}>
              {icon && <Icon name={icon} />}
              <span className="words">
                {words}
                {description && <span className="Description">{description}</span>}
              </span>
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
