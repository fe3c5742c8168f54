import { saveFile, showInFolder } from "../../backend";
import { Button } from "../../ui/Button";
import { type Act, Menu } from "../../ui/Menu";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import type { Size } from "./boxes";
import { pngOf, svgOf } from "./picture";

interface Props {
  /** Of the file, without its ending. */
  name: string;
  size: Size;
  drawing: () => SVGSVGElement | null;
}

/** Saves the picture as a file that other programs show. */
export function SaveMenu({ name, size, drawing }: Props) {
  const save = async (kind: "svg" | "png") => {
    const seen = drawing();
    if (!seen) return;
    try {
      const svg = await svgOf(seen);
      const content = kind === "svg" ? new TextEncoder().encode(svg) : await pngOf(svg, size);
      const { path } = await saveFile(`${name}.${kind}`, content);
      if (path) saved(path);
    } catch (error) {
      toast({ text: explain(error), tone: "danger" });
    }
  };
  const acts = (["png", "svg"] as const).map((kind): Act => ({
    id: kind,
    label: t(`data.model.save.${kind}`),
    description: t(`data.model.save.${kind}Hint`),
    onAction: () => void save(kind),
  }));
  const label = t("data.model.save.act");
  return <Menu label={label} acts={acts}><Button icon="download">{label}</Button></Menu>;
}

function saved(path: string) {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  const show = () => {
    showInFolder(path).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  toast({ text: t("data.model.save.done", { file }), action: { label: t("ui.showInFolder"), onAction: show } });
}
