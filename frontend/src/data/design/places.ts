/** Where an error about a field is said. */
export const places = {
  label: "labels",
  name: ["field.internal_name", "field.id_reserved", "field.name_taken", "field.named_twice"],
  options: ["field.option", "field.text_no_option"],
  target: "field.ref_table",
  required: "field.required_missing",
  unique: "field.unique_repeated",
};
