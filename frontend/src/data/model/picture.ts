import interUrl from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import { base64Of } from "../../base64";

/** What a style sheet says of the parts of the drawing; a file has it in each part. */
const properties = ["fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"] as const;

/** The drawing as a file that needs no other: its colours are those that are seen now, and its font is in it. */
export async function svgOf(drawing: SVGSVGElement): Promise<string> {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const parts = [...copy.querySelectorAll("*")];
  drawing.querySelectorAll("*").forEach((seen, at) => {
    const style = getComputedStyle(seen);
    const part = parts[at];
    for (const name of properties) {
      const value = style.getPropertyValue(name);
      if (value) part?.setAttribute(name, value);
    }
    for (const name of ["class", "style", "xmlns"]) part?.removeAttribute(name); // the serializer writes the name space itself
  });
  copy.removeAttribute("class");
  copy.insertBefore(await fontStyle(), copy.firstChild);
  return new XMLSerializer().serializeToString(copy);
}

async function fontStyle(): Promise<SVGStyleElement> {
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  const font = new Uint8Array(await (await fetch(interUrl)).arrayBuffer());
  style.textContent = `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${base64Of(font)}) format("woff2")}`;
  return style;
}

/** A canvas larger than this on a side stays empty in some browsers. */
const largest = 8192;

/** The same as a picture of dots, two for each that it is wide and high. */
export async function pngOf(svg: string, { width, height }: { width: number; height: number }): Promise<Uint8Array> {
  const scale = Math.min(2, largest / width, largest / height);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("the canvas gave no picture");
  return new Uint8Array(await blob.arrayBuffer());
}
