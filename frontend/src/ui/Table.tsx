import { ResizableTableContainer, Table as AriaTable, type TableProps } from "react-aria-components";
import "./Table.css";

interface Props extends Omit<TableProps, "className" | "style" | "aria-label"> {
  label: string;
}

/** Sorted, chosen and walked through by keyboard; its columns can be made wider. It scrolls by itself, never the page. */
export function Table({ label, ...props }: Props) {
  return (
    <ResizableTableContainer className="TableFrame">
      <AriaTable {...props} aria-label={label} className="Table" />
    </ResizableTableContainer>
  );
}
