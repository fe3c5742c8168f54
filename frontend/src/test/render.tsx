import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { I18nProvider } from "react-aria-components";
import { Toasts } from "../ui/Toasts";
import { toasts } from "../ui/toasts";
import { locale } from "../words/time";

/** Renders something as the window does, with its toasts, and answers the person who uses it. */
export function show(element: ReactElement) {
  toasts.clear();
  const user = userEvent.setup();
  render(
    <I18nProvider locale={locale()}>
      {element}
      <Toasts />
    </I18nProvider>,
  );
  return user;
}
