import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import "./Dialog.css";

interface Props {
  title: string;
  children: ReactNode;
  /** Called when Esc, or a button of the dialog, wants it closed. */
  onClose: () => void;
  /** Esc does nothing: only the dialog's own buttons close it. */
  locked?: boolean;
  /** For a dialog that asks about something dangerous. */
  role?: "dialog" | "alertdialog";
  wide?: boolean;
  /** For long work in steps, and lists to look through. */
  size?: "large";
}

/** Asks for one thing, over the page. It is open for as long as it is rendered, and gives the focus back after. */
export function Dialog({ title, children, onClose, locked, role = "dialog", wide, size }: Props) {
  return (
    <ModalOverlay isOpen className="Veil" isKeyboardDismissDisabled={locked} onOpenChange={(open) => open || onClose()}>
      <Modal className={["Modal", wide && "wide", size].filter(Boolean).join(" ")}>
        <div className="scroll">
          <AriaDialog role={role} className="Dialog">
            <Heading slot="title" className="title">{title}</Heading>
            {children}
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}
