import { type Color, ColorArea, ColorPicker, ColorSlider, ColorSwatch, ColorSwatchPicker, ColorSwatchPickerItem, ColorThumb, parseColor, SliderTrack } from "react-aria-components";
import { t } from "../../words";
import "./ColorPanel.css";

/** Colours to start from: bright and dark enough for both themes. */
const swatches = ["#64748b", "#d03b3b", "#d9730d", "#b98a00", "#2e8b57", "#0f8a8a", "#2c6bd6", "#5a55d2", "#8a4fc7", "#c7417f"];

/** A colour, out of a few or all of them. */
export function ColorPanel({ value, onChange }: { value: string; onChange: (hex: string) => void }) {
  return (
    <ColorPicker value={colorOf(value)} onChange={(color) => onChange(color.toString("hex").toLowerCase())}>
      <div className="ColorPanel">
        <ColorSwatchPicker aria-label={t("cells.color.swatches")} className="swatches">
          {swatches.map((color) => <ColorSwatchPickerItem key={color} color={color} className="item"><ColorSwatch className="dot" /></ColorSwatchPickerItem>)}
        </ColorSwatchPicker>
        <ColorArea colorSpace="hsb" xChannel="saturation" yChannel="brightness" className="area"><ColorThumb className="thumb" /></ColorArea>
        <ColorSlider colorSpace="hsb" channel="hue" aria-label={t("cells.color.hue")}>
          <SliderTrack className="track"><ColorThumb className="thumb" /></SliderTrack>
        </ColorSlider>
      </div>
    </ColorPicker>
  );
}

function colorOf(text: string): Color {
  try { return parseColor(text.trim()).toFormat("hsb"); } catch { return parseColor("hsb(217, 80%, 84%)"); }
}
