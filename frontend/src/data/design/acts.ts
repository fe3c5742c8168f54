import type { Act } from "../../ui/Menu";
import { t } from "../../words";

interface Options {
  edit: Pick<Act, "label" | "onAction">;
  isHidden: boolean;
  onHide: (isHidden: boolean) => void;
  /** The order with it a step further up or down; undefined where it ends. */
  stepped: (by: -1 | 1) => string[] | undefined;
  onOrder: (names: string[]) => void;
  remove: Pick<Act, "label" | "onAction">;
}

/** What can be done with an app and with a table alike. */
export function actsOf({ edit, isHidden, onHide, stepped, onOrder, remove }: Options): Act[] {
  return [
    { id: "edit", icon: "edit", ...edit },
    ...orderActs(stepped, onOrder),
    { id: "hide", icon: isHidden ? "show" : "hide", label: t(isHidden ? "data.design.show" : "data.design.hide"), onAction: () => onHide(!isHidden) },
    { id: "delete", icon: "delete", danger: true, ...remove },
  ];
}

/** The steps by which something is put in order without a pointer. */
export function orderActs(stepped: Options["stepped"], onOrder: Options["onOrder"]): Act[] {
  const steps = [
    { id: "up", label: t("data.design.up"), icon: "sortUp", names: stepped(-1) },
    { id: "down", label: t("data.design.down"), icon: "sortDown", names: stepped(1) },
  ] as const;
  return steps.flatMap(({ names, ...act }) => (names ? [{ ...act, onAction: () => onOrder(names) }] : []));
}
