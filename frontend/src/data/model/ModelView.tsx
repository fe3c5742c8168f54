import type { RefObject } from "react";
import type { Module } from "../../backend";
import { IconButton } from "../../ui/IconButton";
import { t } from "../../words";
import { formatShare } from "../format";
import { nameAmong } from "../label";
import { describe } from "./describe";
import type { Model } from "./layout";
import { ModelDrawing } from "./ModelDrawing";
import { step, useCamera } from "./useCamera";
import "./ModelView.css";

interface Props {
  module: Module;
  model: Model;
  drawing: RefObject<SVGSVGElement | null>;
  onOpenTable: (table: string) => void;
}

/** The picture in a frame in which it is zoomed and moved. Its boxes are buttons, which lie above it: a picture has nothing to press. */
export function ModelView({ module, model, drawing, onOpenTable }: Props) {
  const { frame, camera, fits, zoom, fit, reveal } = useCamera(model);
  const { title, text } = describe(module, model);
  return (
    <div className="ModelView">
      <div className="frame" ref={frame}>
        <div className="picture" style={{ transform: `translate(${camera.x}px, ${camera.y}px) scale(${camera.zoom})`, width: model.width, height: model.height }}>
          <ModelDrawing ref={drawing} model={model} title={title} text={text} />
          {model.boxes.map((box) => (
            <button
              key={box.table.id}
              type="button"
              aria-label={t("data.model.open", { table: nameAmong(box.table, module.tables) })}
              style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
              onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && reveal(box)}
              onClick={() => onOpenTable(box.table.name)}
            />
          ))}
        </div>
      </div>
      <div className="zoom" role="group" aria-label={t("data.model.zoom")}>
        <IconButton icon="zoomOut" label={t("data.model.zoomOut")} onPress={() => zoom(1 / step)} />
        <span className="muted">{formatShare(camera.zoom)}</span>
        <IconButton icon="zoomIn" label={t("data.model.zoomIn")} onPress={() => zoom(step)} />
        <IconButton icon="fit" label={t("data.model.fit")} isDisabled={fits} onPress={fit} />
      </div>
    </div>
  );
}
