import type { ReactNode } from "react";
import "./Card.css";

interface Props {
  title?: string;
  /** Stands for something that cannot be undone. */
  danger?: boolean;
  /** The content brings its own padding, as a table does. */
  flush?: boolean;
  children: ReactNode;
}

/** A framed part of a page. */
export function Card({ title, danger, flush, children }: Props) {
  const look = ["Card", danger && "danger", flush && "flush"].filter(Boolean).join(" ");
  return (
    <section className={look} aria-label={title}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}
