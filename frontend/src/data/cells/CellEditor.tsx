import { AppointmentEditor, CalendarEditor } from "./CalendarEditor";
import { ChoiceEditor } from "./ChoiceEditor";
import { ColorEditor } from "./ColorEditor";
import { IconEditor } from "./IconEditor";
import { LinkEditor } from "./LinkEditor";
import { MultiEditor } from "./MultiEditor";
import { optionsOf } from "./options";
import { TextEditor } from "./TextEditor";
import { UserEditor } from "./UserEditor";
import type { EditorProps } from "./useEditing";

export type { Move } from "./useEditing";

/** Edits a value in its cell, which it fills: Enter and Tab commit and go on, Esc cancels, going elsewhere commits. */
export function CellEditor(props: EditorProps) {
  const { field } = props;
  switch (field.type) {
    case "boolean":
      return <ChoiceEditor {...props} />;
    case "choice":
      if (optionsOf(field).length > 0) return <ChoiceEditor {...props} />;
      break;
    case "multi":
      if (optionsOf(field).length > 0) return <MultiEditor {...props} />;
      break;
    case "date":
    case "timestamp":
      return <CalendarEditor {...props} />;
    case "appointment":
      return <AppointmentEditor {...props} />;
    case "reference":
      return <LinkEditor {...props} />;
    case "icon":
      return <IconEditor {...props} />;
    case "user":
      return <UserEditor {...props} />;
    case "color":
      return <ColorEditor {...props} />;
  }
  return <TextEditor {...props} />;
}
