import { Table2 } from "lucide-react";
import { createElement } from "react";
import { drawingOf } from "../design/symbols";
import { shadesOf } from "../shades";
import { type Box, head, inset, row, symbol } from "./boxes";
import { family, fonts } from "./measure";

/** A table in the picture: its symbol and name, and its fields with their types. */
export function ModelBox({ box: { x, y, width, height, title, rows, more, table } }: { box: Box }) {
  const corner = 10;
  const last = head + row * (rows.length + 0.5) + 4;
  return (
    <g className="ModelBox" transform={`translate(${x} ${y})`} fontFamily={family}>
      <rect className="face" width={width} height={height} rx={corner} />
      <path className="head" d={`M.5 ${head} V${corner} a${corner - 0.5} ${corner - 0.5} 0 0 1 ${corner - 0.5} -${corner - 0.5} H${width - corner} a${corner - 0.5} ${corner - 0.5} 0 0 1 ${corner - 0.5} ${corner - 0.5} V${head} z`} />
      <g className="symbol" style={shadesOf(table.icon?.color)}>
        {createElement(drawingOf(table.icon?.icon) ?? Table2, { x: inset, y: (head - symbol.size) / 2, size: symbol.size, strokeWidth: 1.75 })}
      </g>
      <text className="title" x={inset + symbol.room} y={head / 2} {...style("title")}>{title}</text>
      {rows.map(({ field, label, type, y: middle }) => (
        <g key={field.name}>
          <text className="row" x={inset} y={middle} {...style("row")}>{label}</text>
          <text className={field.type === "reference" ? "type link" : "type"} x={width - inset} y={middle} textAnchor="end" {...style("type")}>{type}</text>
        </g>
      ))}
      {(more || (table.fields ?? []).length === 0) && <text className="type" x={inset} y={last} {...style("type")}>{more || "–"}</text>}
    </g>
  );
}

/** Text whose middle is at its y. Not every program that shows a file knows dominant-baseline. */
const style = (font: keyof typeof fonts) => ({ dy: "0.36em", fontSize: fonts[font].size, fontWeight: fonts[font].weight });
