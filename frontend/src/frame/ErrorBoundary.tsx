import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { t } from "../words";

/** Keeps a fault in one page from taking the window down. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="Page">
        <EmptyState
          icon="alert"
          title={t("frame.brokenTitle")}
          action={<Button icon="retry" onPress={() => this.setState({ broken: false })}>{t("frame.brokenAgain")}</Button>}
        >
          {t("frame.broken")}
        </EmptyState>
      </main>
    );
  }
}
