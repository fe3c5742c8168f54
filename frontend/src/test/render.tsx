import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { Toasts } from "../ui/Toasts";
import { toasts } from "../ui/toasts";

/** Renders something as the window does, with its toasts, and answers the person who uses it. */
export function show(element: ReactElement) {
  toasts.clear();
  const user = userEvent.setup();
  render(
    <>
      {element}
      <Toasts />
    </>,
  );
  return user;
}
