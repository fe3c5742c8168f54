import {
  AlignLeft, AtSign, Calendar, CalendarClock, CalendarRange, CircleDot, Clock, File, Hash, Link, type LucideIcon, MapPin, Palette, Phone,
  PenLine, Sigma, Smile, SquareCheckBig, Timer, ToggleLeft, Type, User, Waypoints, Workflow, Globe, ListTree,
} from "lucide-react";
import type { Field, FieldType } from "../../backend";

export type Rule = "required" | "unique" | "index" | "search";
export const ruleNames: Rule[] = ["required", "unique", "index", "search"];

/** A type of field as a person chooses it, by what it means. */
export interface Kind {
  type: FieldType;
  variant?: string;
  icon: LucideIcon;
  /** The rules that mean something for its values. */
  rules: Rule[];
}

const all = ruleNames;
const plain: Rule[] = ["required", "unique", "index"];
const listed: Rule[] = ["required", "search"];

/** What a person can make, in groups. */
export const groups = {
  texts: {
    text: { type: "string", variant: "text", icon: Type, rules: all },
    multilineText: { type: "string", variant: "multiline-text", icon: AlignLeft, rules: listed },
    email: { type: "string", variant: "email", icon: AtSign, rules: all },
    phone: { type: "string", variant: "phone", icon: Phone, rules: all },
    url: { type: "string", variant: "url", icon: Globe, rules: all },
    location: { type: "string", variant: "location", icon: MapPin, rules: ["required", "index", "search"] },
  },
  answers: {
    number: { type: "number", icon: Hash, rules: plain },
    boolean: { type: "boolean", icon: ToggleLeft, rules: ["required", "index"] },
    choice: { type: "choice", icon: CircleDot, rules: ["required", "index", "search"] },
    multi: { type: "multi", icon: SquareCheckBig, rules: listed },
  },
  times: {
    date: { type: "date", icon: Calendar, rules: plain },
    time: { type: "time", icon: Clock, rules: ["required", "index"] },
    timestamp: { type: "timestamp", icon: CalendarClock, rules: plain },
    timeinterval: { type: "timeinterval", icon: Timer, rules: ["required", "index"] },
    appointment: { type: "appointment", icon: CalendarRange, rules: ["required", "index"] },
  },
  links: {
    reference: { type: "reference", icon: Link, rules: ["required", "unique"] },
    function: { type: "function", icon: Sigma, rules: [] },
  },
  others: {
    user: { type: "user", icon: User, rules: all },
    file: { type: "file", icon: File, rules: listed },
    icon: { type: "icon", icon: Smile, rules: ["required"] },
    color: { type: "color", icon: Palette, rules: ["required"] },
  },
} as const satisfies Record<string, Record<string, Kind>>;

/** What only tools make, or what comes by itself. */
const unoffered: Record<string, Kind> = {
  signature: { type: "string", variant: "signature", icon: PenLine, rules: ["required"] },
  dchoice: { type: "dchoice", icon: ListTree, rules: ["required", "index"] },
  dmulti: { type: "dmulti", icon: Workflow, rules: ["required"] },
  reverse: { type: "reverse", icon: Waypoints, rules: [] },
};

type Groups = typeof groups;
export type GroupName = keyof Groups;
export type KindName = { [G in GroupName]: keyof Groups[G] & string }[GroupName];

export const groupNames = Object.keys(groups) as GroupName[];
export const kindNames = (group: GroupName) => Object.keys(groups[group]) as KindName[];
export const kinds = Object.assign({}, ...Object.values(groups)) as Record<KindName, Kind>;

/** The kind that a field is of. */
export function kindOf({ type, variant = "text" }: Pick<Field, "type" | "variant">): Kind {
  const known = [...Object.values<Kind>(kinds), ...Object.values(unoffered)].filter((kind) => kind.type === type);
  return known.find((kind) => kind.variant === variant) ?? known[0] ?? kinds.text;
}
