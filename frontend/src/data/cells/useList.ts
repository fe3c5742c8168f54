import { type KeyboardEvent, useId, useState } from "react";

export interface Item {
  /** Undefined is no value. */
  id: string;
  /** What one types to find it. */
  text: string;
}

export interface ListState<One extends Item> {
  id: string;
  items: One[];
  active: One | undefined;
  /** Whether the active item was gone to, rather than being the best match. */
  moved: boolean;
  activeId: string | undefined;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => boolean;
  reset: () => void;
}

/** Which item of a list is active while the focus is in the text above it: the given one until the arrow keys go elsewhere. */
export function useList<One extends Item>(items: One[], start: One | undefined): ListState<One> {
  const id = useId();
  const [gone, setGone] = useState<string>();
  const moved = items.some((item) => item.id === gone);
  const active = moved ? items.find((item) => item.id === gone) : start;
  const go = (by: number) => {
    const at = active ? items.indexOf(active) : by > 0 ? -1 : 0;
    setGone(items[(at + by + items.length) % items.length]?.id);
  };
  return {
    id, items, active, moved,
    activeId: active && optionId(id, items.indexOf(active)),
    reset: () => setGone(undefined),
    onKeyDown: (event) => {
      const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (by === 0 || items.length === 0) return false;
      event.preventDefault();
      go(by);
      return true;
    },
  };
}

export const optionId = (list: string, at: number) => `${list}-${at}`;

/** The items that contain the words: first the ones that are the words, then those that begin with them. */
export function matching<One extends Item>(items: One[], words: string): One[] {
  const low = words.trim().toLocaleLowerCase();
  if (low === "") return items;
  const rank = ({ text }: One) => {
    const own = text.toLocaleLowerCase();
    return own === low ? 0 : own.startsWith(low) ? 1 : own.includes(low) ? 2 : 3;
  };
  return items.map((item) => ({ item, place: rank(item) })).filter(({ place }) => place < 3).sort((a, b) => a.place - b.place).map(({ item }) => item);
}
