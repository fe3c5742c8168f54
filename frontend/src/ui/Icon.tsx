import {
  Archive, ArrowDown, ArrowUp, Braces, Calendar, ChartColumn, Check, ChevronDown, ChevronLeft, ChevronRight, ChevronUp, ChevronsUpDown, CircleAlert, CircleCheck,
  Columns3, Copy, Download, Ellipsis, ExternalLink, Eye, EyeOff, FolderOpen, Funnel, GripVertical, Info, KeyRound, Maximize, Maximize2, Minus, MoveHorizontal,
  Pencil, Plus, Redo2,
  RefreshCw, RotateCw, ScrollText, Search, Settings, SlidersHorizontal, SquareFunction, Table2, Trash2, TriangleAlert, Undo2, Upload, Workflow, X, ZoomIn, ZoomOut,
} from "lucide-react";

const icons = {
  add: Plus, alert: CircleAlert, api: Braces, backup: Archive, calendar: Calendar, check: Check, close: X, copy: Copy, data: Table2, delete: Trash2, done: CircleCheck,
  down: ChevronDown, download: Download, edit: Pencil, external: ExternalLink, folder: FolderOpen, grip: GripVertical, hide: EyeOff, info: Info, key: KeyRound,
  left: ChevronLeft, more: Ellipsis, redo: Redo2, right: ChevronRight, retry: RefreshCw, search: Search, rotate: RotateCw, settings: Settings, access: SlidersHorizontal, show: Eye, some: Minus,
  sortDown: ArrowDown, sortUp: ArrowUp, undo: Undo2, up: ChevronUp, upload: Upload, updown: ChevronsUpDown, warning: TriangleAlert,
  audit: ScrollText, usage: ChartColumn, fit: Maximize, formula: SquareFunction, model: Workflow, zoomIn: ZoomIn, zoomOut: ZoomOut, columns: Columns3, expand: Maximize2, filter: Funnel, width: MoveHorizontal,
};

export type IconName = keyof typeof icons;

/** A picture beside words, or inside a control that has a name; it says nothing by itself. */
export function Icon({ name }: { name: IconName }) {
  const Drawing = icons[name];
  return <Drawing className="icon" aria-hidden strokeWidth={1.75} />;
}
