import type { Option } from "../backend";
import { optionLabelOf } from "./label";
import { shadesOf } from "./shades";
import "./OptionBadge.css";

/** One choice, in its own colour made readable. */
export function OptionBadge({ option }: { option: Option }) {
  return <span className="OptionBadge" style={shadesOf(option.color)}>{optionLabelOf(option)}</span>;
}
