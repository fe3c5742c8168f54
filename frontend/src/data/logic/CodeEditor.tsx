import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, type CompletionContext, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintKeymap, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from "react";
import type { CodeFault, Language } from "../../backend";
import { complete } from "./completion";
import { diagnosticsOf, spanOf } from "./faults";
import { language } from "./language";
import type { Scope } from "./scope";
import { theme } from "./theme";
import "./CodeEditor.css";

/** What can be done with an editor from beside it. */
export interface Editor { goTo: (fault: CodeFault) => void }

interface Props {
  ref?: Ref<Editor>;
  label: string;
  /** What it begins with; from then on the editor has its own. */
  value: string;
  onChange: (value: string) => void;
  scope: Scope;
  words: Language;
  faults: CodeFault[];
}

/**
 * Takes a formula, in colours, with suggestions, and with faults underlined. It stands in a shadow root: there CodeMirror's style sheets need no
 * style element, which the page's policy has no place for.
 */
export default function CodeEditor({ ref, label, value, onChange, scope, words, faults }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const changed = useEffectEvent(onChange);
  const suggest = useEffectEvent((context: CompletionContext) => complete(context, scope, words));
  const start = useEffectEvent(() => value);

  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: start(),
        extensions: [
          Prec.highest(EditorView.domEventHandlers({ keydown: closeFirst })),
          history(), drawSelection(), bracketMatching(), closeBrackets(), language, theme,
          autocompletion({ override: [(context) => suggest(context)], icons: false, maxRenderedOptions: 200 }),
          keymap.of([
            { key: "Tab", run: acceptCompletion }, { key: "Shift-F8", run: previousDiagnostic },
            ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap,
          ]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label, "aria-multiline": "true", spellcheck: "false" }),
          EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
        ],
      }),
    });
    view.current = editor;
    const forget = handOn(host.current, editor);
    return () => {
      forget();
      editor.destroy();
    };
  }, [label]);

  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(faults, editor.state.doc.toString())));
  }, [faults]);

  useImperativeHandle(ref, () => ({
    goTo: (fault) => {
      const { from, to } = spanOf(fault, view.current?.state.doc.toString() ?? "");
      view.current?.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      view.current?.focus();
    },
  }), []);

  return <div ref={host} className="CodeEditor" />;
}

/** The tab order of dialogs does not know what is in a shadow root: the focus comes to its host and is handed on, and no way back leads over that. */
function handOn(host: HTMLElement, editor: EditorView): () => void {
  const came = () => {
    host.tabIndex = -1;
    if (!host.shadowRoot?.activeElement) editor.focus();
  };
  const went = () => { host.tabIndex = 0; };
  went();
  host.addEventListener("focusin", came);
  host.addEventListener("focusout", went);
  return () => {
    host.removeEventListener("focusin", came);
    host.removeEventListener("focusout", went);
  };
}

/** Esc closes the list of suggestions before anything around the editor. */
function closeFirst(event: KeyboardEvent, view: EditorView): boolean {
  if (event.key !== "Escape" || completionStatus(view.state) === null) return false;
  event.stopPropagation();
  return closeCompletion(view);
}
