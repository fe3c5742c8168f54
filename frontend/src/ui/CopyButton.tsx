import { t } from "../words";
import { Button, type ButtonProps } from "./Button";
import { useCopy } from "./useCopy";

interface Props extends Omit<ButtonProps, "children" | "onPress"> {
  text: string;
  /** What the button says; "Copy" unless told. */
  label?: string;
  onCopied?: () => void;
}

/** Copies a text, says "Copied", and goes back. */
export function CopyButton({ text, label = t("ui.copy"), onCopied, ...props }: Props) {
  const { copied, copy } = useCopy(text, onCopied);
  return (
    <Button {...props} icon={copied ? "check" : "copy"} onPress={copy}>
      {copied ? t("ui.copied") : label}
    </Button>
  );
}
