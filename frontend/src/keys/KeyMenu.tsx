import type { Key } from "../backend";
import { IconButton } from "../ui/IconButton";
import { type Act, Menu } from "../ui/Menu";
import { t } from "../words";
import type { Tab } from "./keyList";
import type { KeyActs } from "./KeysList";

/** What can be done with one key. */
export function KeyMenu({ apiKey: key, tab, acts }: { apiKey: Key; tab: Tab; acts: KeyActs }) {
  const label = t("keys.list.more", { name: key.name });
  const rename: Act = { id: "rename", label: t("keys.rename.act"), icon: "edit", onAction: () => acts.onRename(key) };
  const access: Act = { id: "access", label: t("keys.access.act"), icon: "access", onAction: () => acts.onChange(key) };
  const rotate: Act = { id: "rotate", label: t("keys.rotate.act"), icon: "rotate", onAction: () => acts.onRotate(key) };
  const count = key.former.length;
  const end: Act[] = count > 0 ? [{ id: "end", label: t("keys.end.act", { count }), icon: "close", danger: true, onAction: () => acts.onEnd(key) }] : [];
  const copy: Act = { id: "copy", label: t("keys.list.copyHint", { count: 1 }), icon: "copy", onAction: () => acts.onCopyHints([key]) };
  const revoke: Act = { id: "revoke", label: t("keys.revoke.act"), icon: "delete", danger: true, onAction: () => acts.onRevoke([key]) };
  const open: Act = { id: "open", label: t("keys.page.open"), icon: "usage", onAction: () => acts.onOpen(key) };
  const live = [open, rename, access, rotate, copy, ...end, revoke];
  const list = { active: live, unused: live, expired: [open, rename, copy, revoke], revoked: [open, copy] }[tab];
  return (
    <Menu label={label} acts={list}>
      <IconButton icon="more" label={label} silent />
    </Menu>
  );
}
