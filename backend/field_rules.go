package backend

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FieldTypes lists every type that a field can have.
var FieldTypes = []FieldType{
	String, Number, Boolean, Choice, DChoice, Multi, DMulti, File, Date, Timestamp, TimeOfDay, TimeInterval, Appointment,
	IconValue, Color, User, Reference, Reverse, Function,
}

// Variants lists what a string field can be in particular.
var Variants = []string{"multiline-text", "text", "phone", "email", "url", "location", "signature"}

const maxLabel = 100

// check tells whether every label has 1 to 100 characters.
func (l Labels) check() error {
	for locale, text := range l {
		if n := utf8.RuneCountInString(text); n < 1 || n > maxLabel {
			return wrongLabel("labels.length", locale)
		}
		if !clean(locale) || !clean(text) {
			return wrongLabel("labels.characters", locale)
		}
		if Invisible(text) {
			return wrongLabel("labels.invisible", locale)
		}
	}
	return nil
}

// Invisible tells whether text has nothing but characters that steer others, such as zero-width spaces and marks of direction. Plain spaces
// alone are none of them: they are a label that is left empty.
func Invisible(text string) bool {
	rest := strings.Join(strings.Fields(text), "")
	return rest != "" && strings.IndexFunc(rest, func(r rune) bool {
		return !unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
	}) < 0
}

// wrongLabel names the locale of a label, unless it is the default one: people have only that.
func wrongLabel(id, locale string) error {
	if locale == "" {
		id += "_default"
	}
	return Errorf(Invalid, id, "locale", strings.ToValidUTF8(locale, "\uFFFD"), "max", maxLabel)
}

// clean tells whether text can be stored: it is Unicode without NUL.
func clean(text string) bool { return utf8.ValidString(text) && strings.IndexByte(text, 0) < 0 }

func (i *Icon) check() error {
	if i != nil && i.Filling != nil && *i.Filling != 0 && *i.Filling != 1 {
		return Errorf(Invalid, "icon.filling", "filling", *i.Filling)
	}
	return nil
}

// checkRoles checks the list called name: nil, or one or two of allowed.
func checkRoles(name string, roles []string, allowed ...string) error {
	if roles != nil && (len(roles) < 1 || len(roles) > 2) {
		return Errorf(Invalid, "roles.count", "list", name)
	}
	for _, r := range roles {
		if !slices.Contains(allowed, r) {
			return Errorf(Invalid, "roles.unknown", "list", name, "role", r, "allowed", strings.Join(allowed, ", "))
		}
	}
	return nil
}

// Check tells what is wrong with a new module. Errors: invalid.
func (in *ModuleInput) Check() error {
	return firstError(CheckName("module", in.Name), in.Labels.check(), in.Icon.check(),
		checkRoles("openRoles", in.OpenRoles, "admin", "editor"))
}

// Check tells what is wrong with a new table. Errors: invalid.
func (in *TableInput) Check() error {
	if in.Labels == nil {
		return Errorf(Invalid, "table.labels_missing")
	}
	return firstError(CheckName("table", in.Name), in.Labels.check(), in.Icon.check(),
		checkRoles("createRoles", in.CreateRoles, "admin", "editor"), checkRoles("deleteRoles", in.DeleteRoles, "admin", "editor"),
		checkRoles("readRoles", in.ReadRoles, "admin", "editor"), checkRoles("writeRoles", in.WriteRoles, "admin", "editor"))
}

// Check tells what is wrong with a new field, as far as the field alone shows it. Errors: invalid.
func (in *FieldInput) Check() error {
	if in.Name == "id" {
		return Errorf(Invalid, "field.id_reserved")
	}
	if in.Labels == nil {
		return Errorf(Invalid, "field.labels_missing", "field", in.Name)
	}
	return firstError(CheckName("field", in.Name), in.Labels.check(), in.checkType(), in.checkOptions(), in.checkTexts(),
		checkRoles("readRoles", in.ReadRoles, "admin", "user"), checkRoles("writeRoles", in.WriteRoles, "admin", "user"))
}

func (in *FieldInput) wrong(id string) error {
	return Errorf(Invalid, id, "field", in.Name, "type", in.Type)
}

// checkType checks the type and what only some types may have.
func (in *FieldInput) checkType() error {
	refers := in.Type == Reference || in.Type == Reverse
	switch {
	case !slices.Contains(FieldTypes, in.Type):
		return in.wrong("field.type_unknown")
	case in.Variant != "" && in.Type != String:
		return in.wrong("field.variant_only_string")
	case in.Variant != "" && !slices.Contains(Variants, in.Variant):
		return Errorf(Invalid, "field.variant_unknown", "field", in.Name, "variant", in.Variant)
	case in.Expression != "" && in.Type != Function:
		return in.wrong("field.expression_only_function")
	case refers && in.RefTableName == "":
		return in.wrong("field.ref_table_missing")
	case !refers && in.RefTableName != "":
		return in.wrong("field.ref_table_only_reference")
	case (in.Type == Reverse || in.Type == Function) && (in.Required || in.Unique || in.Index):
		return in.wrong("field.read_only_flags")
	}
	return nil
}

func (in *FieldInput) checkOptions() error {
	dynamic := in.Type == DChoice || in.Type == DMulti
	switch {
	case !dynamic && in.OptionName+in.OptionIcon+in.OptionColor != "":
		return in.wrong("field.option_expressions_only_dynamic")
	case dynamic && (in.Options == nil || in.Options.List != nil || in.Options.Expression == ""):
		return in.wrong("field.options_expression_missing")
	case dynamic || in.Options == nil:
		return nil
	case in.Type != Choice && in.Type != Multi:
		return in.wrong("field.options_only_choice")
	case in.Options.List == nil:
		return in.wrong("field.options_not_list")
	}
	seen := make(map[string]bool, len(in.Options.List))
	for _, o := range in.Options.List {
		if err := in.checkOption(o, seen[o.Name]); err != nil {
			return err
		}
		seen[o.Name] = true
	}
	return nil
}

func (in *FieldInput) checkOption(o Option, twice bool) error {
	switch {
	case o.Name == "":
		return in.wrong("field.option_name_missing")
	case twice:
		return Errorf(Invalid, "field.option_name_twice", "field", in.Name, "option", o.Name)
	case o.Order != nil && (*o.Order < 0 || *o.Order > MaxID):
		return Errorf(Invalid, "field.option_order", "field", in.Name, "option", o.Name)
	}
	for locale, text := range o.Labels {
		if !clean(locale) || !clean(text) {
			return wrongLabel("labels.characters", locale)
		}
	}
	if !clean(o.Name) || !clean(o.Color) || !clean(o.TextColor) || !clean(o.Icon) {
		return in.wrong("field.characters")
	}
	return nil
}

func (in *FieldInput) checkTexts() error {
	texts := []string{in.Expression, in.OptionName, in.OptionIcon, in.OptionColor}
	if in.Options != nil {
		texts = append(texts, in.Options.Expression)
	}
	if !clean(strings.Join(texts, "")) {
		return in.wrong("field.characters")
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
