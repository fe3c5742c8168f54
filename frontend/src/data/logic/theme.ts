import { EditorView } from "@codemirror/view";

/** The editor in the window's colours, light and dark. */
export const theme = EditorView.theme({
  "&": { border: "1px solid var(--field-line)", borderRadius: "var(--radius)", backgroundColor: "var(--surface)", color: "var(--text)", fontSize: "0.8125rem" },
  "&.cm-focused": { borderColor: "var(--accent-ink)", outline: "1px solid var(--accent-ink)" },
  ".cm-scroller": { minHeight: "6rem", maxHeight: "16rem", fontFamily: "var(--font-value)", lineHeight: "1.55" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 0.75rem" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent-ink)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--danger-soft)" },
  ".cm-tooltip": { border: "1px solid var(--hairline)", borderRadius: "var(--radius)", backgroundColor: "var(--surface)", boxShadow: "var(--lift)", color: "var(--text)", overflow: "hidden", zIndex: "10" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "14rem", minWidth: "18rem", maxWidth: "min(36rem, 90vw)", fontFamily: "var(--font-value)", fontSize: "0.8125rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { display: "flex", gap: "0.75rem", alignItems: "baseline", padding: "0.25rem 0.625rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--text)" },
  ".cm-completionMatchedText": { color: "var(--accent-ink)", fontWeight: "600", textDecoration: "none" },
  ".cm-completionDetail": { marginInlineStart: "auto", overflow: "hidden", color: "var(--muted)", fontFamily: "var(--font-text)", fontSize: "0.75rem", fontStyle: "normal", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  ".cm-tooltip.cm-completionInfo": { maxWidth: "18rem", padding: "0.5rem 0.625rem", fontFamily: "var(--font-text)", fontSize: "0.8125rem" },
  ".cm-diagnostic": { padding: "0.375rem 0.625rem", fontFamily: "var(--font-text)", fontSize: "0.8125rem" },
  ".cm-diagnostic-error": { borderInlineStart: "3px solid var(--danger)" },
});
