import { type Ref, useId } from "react";
import type { Model } from "./layout";
import { arrowOf, type Line, pathOf } from "./links";
import { family, fonts } from "./measure";
import { ModelBox } from "./ModelBox";
import "./ModelDrawing.css";

interface Props {
  ref?: Ref<SVGSVGElement>;
  model: Model;
  /** What it shows, in words. */
  title: string;
  text: string;
}

/** The tables of an app as boxes and its links as lines: the picture that is also saved. */
export function ModelDrawing({ ref, model: { boxes, lines, width, height }, title, text }: Props) {
  const id = useId();
  return (
    <svg ref={ref} className="ModelDrawing" role="img" aria-labelledby={`${id}t`} aria-describedby={`${id}d`} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{text}</desc>
      <rect className="ground" width={width} height={height} />
      {lines.map((line) => (
        <g key={line.id} className="ModelLine">
          <path className="line" d={pathOf(line)} />
          <path className="arrow" d={arrowOf(line)} />
        </g>
      ))}
      {boxes.map((box) => <ModelBox key={box.table.id} box={box} />)}
      {lines.map((line) => <LineLabel key={line.id} line={line} />)}
    </svg>
  );
}

function LineLabel({ line: { at, width, label } }: { line: Line }) {
  return (
    <g className="ModelLine" fontFamily={family}>
      <rect className="back" x={at.x - width / 2} y={at.y - 9} width={width} height={18} rx={9} />
      <text className="words" x={at.x} y={at.y} dy="0.36em" textAnchor="middle" fontSize={fonts.line.size} fontWeight={fonts.line.weight}>{label}</text>
    </g>
  );
}
