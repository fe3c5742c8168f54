import type { RefObject } from "react";
import { Popover } from "react-aria-components";
import type { Field, Module } from "../../backend";
import { FilterPopover } from "../cells/FilterPopover";
import { conditionOf, filterBy, type View } from "./view";

/** What a filter is asked with: the view that it narrows, and where linked records are found. */
export interface Filtering { view: View; onView: (view: View) => void; workspace: string; modules: Module[] }

interface Props extends Filtering {
  field: Field;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  /** What it opens beside. */
  beside: RefObject<Element | null>;
}

/** The popover that asks what the values of a column shall be. */
export function FilterPlace({ field, view, onView, workspace, modules, isOpen, onOpen, beside }: Props) {
  return (
    <Popover className="Menu" triggerRef={beside} isOpen={isOpen} onOpenChange={onOpen} placement="bottom start">
      <FilterPopover
        field={field}
        condition={conditionOf(view, field.name)}
        workspace={workspace}
        modules={modules}
        onChange={(condition) => onView(filterBy(view, field.name, condition))}
        onClose={() => onOpen(false)}
      />
    </Popover>
  );
}
