import { useState } from "react";
import { listTemplates, openTemplate, type Template } from "../../backend";
import { Problem } from "../../ui/Problem";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/toasts";
import { useBackend } from "../../useBackend";
import { explain, t } from "../../words";
import { labelOf } from "../label";
import { TemplateCard } from "./TemplateCard";
import "./TemplateList.css";

interface Props {
  workspaceId: string;
  /** The app that was made, by its technical name. */
  onMade: (module: string) => void;
}

/** The templates; choosing one makes its app. */
export function TemplateList({ workspaceId, onMade }: Props) {
  const { data: templates, error, reload } = useBackend(listTemplates, []);
  const [making, setMaking] = useState(false);
  const make = async (template: Template) => {
    setMaking(true);
    try {
      const made = await openTemplate(workspaceId, template.name);
      toast({ text: t("start.made", { name: labelOf(made) }) });
      onMade(made.name);
    } catch (reason) {
      toast({ text: explain(reason), tone: "danger" });
    } finally {
      setMaking(false);
    }
  };
  if (error) return <Problem error={error} onRetry={reload} />;
  if (!templates) return <Skeleton lines={4} height="4rem" />;
  return (
    <ul className="TemplateList" aria-label={t("start.list")}>
      {templates.map((template) => (
        <li key={template.name}>
          <TemplateCard template={template} isDisabled={making} onChoose={() => void make(template)} />
        </li>
      ))}
    </ul>
  );
}
