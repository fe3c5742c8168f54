import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";
import "./Tabs.css";

export interface TabItem<Id extends string> { id: Id; label: string; count?: number | undefined; panel: ReactNode }

interface Props<Id extends string> {
  label: string;
  tabs: TabItem<Id>[];
  chosen: Id;
  onChoose: (id: Id) => void;
  /** What stands at the end of the line of tabs. */
  beside?: ReactNode;
}

/** Several views of one thing; one is seen at a time. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, beside }: Props<Id>) {
  return (
    <AriaTabs className="Tabs" selectedKey={chosen} onSelectionChange={(id) => onChoose(id as Id)}>
      <div className="line">
        <TabList aria-label={label} className="list">
          {tabs.map(({ id, label: words, count }) => (
            <Tab key={id} id={id} className="Tab">
              {words}
              {count !== undefined && <span className="count">{count}</span>}
            </Tab>
          ))}
        </TabList>
        {beside}
      </div>
      {tabs.map(({ id, panel }) => (
        <TabPanel key={id} id={id} className="TabPanel">{panel}</TabPanel>
      ))}
    </AriaTabs>
  );
}
