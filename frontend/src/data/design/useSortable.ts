import { type RefObject, useState } from "react";
import { isTextDropItem, useDrag, useDrop } from "react-aria-components";

interface Options {
  /** Items are only moved within the list of this name. */
  list: string;
  id: string;
  ref: RefObject<HTMLElement | null>;
  /** Called with the id of the item that was dropped here. */
  onMove: (id: string, after: boolean) => void;
}

/**
 * An item of a list that is put in order by dragging. The props go to the item, those of the handle to its button, if it has one: with
 * that the keyboard drags, too.
 */
export function useSortable({ list, id, ref, onMove }: Options) {
  const [side, setSide] = useState<"before" | "after">();
  const type = `application/x-owlet-${list}`;
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    hasDragButton: true,
    getItems: () => [{ [type]: id }],
    getAllowedDropOperations: () => ["move"],
  });
  const sideOf = (y: number): "before" | "after" => (y > (ref.current?.offsetHeight ?? 0) / 2 ? "after" : "before");
  const { dropProps } = useDrop({
    ref,
    getDropOperation: (types) => (types.has(type) && !isDragging ? "move" : "cancel"),
    onDropMove: ({ y }) => setSide(sideOf(y)),
    onDropEnter: ({ y }) => setSide(sideOf(y)),
    onDropExit: () => setSide(undefined),
    onDrop: ({ items, y }) => {
      setSide(undefined);
      for (const item of items) if (isTextDropItem(item)) void item.getText(type).then((moved) => moved !== id && onMove(moved, sideOf(y) === "after"));
    },
  });
  return { itemProps: { ...dragProps, ...dropProps, "data-dragging": isDragging || undefined, "data-drop": side }, handleProps: dragButtonProps };
}
