package rest

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"owlet/backend"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
)

// explainParameter says in one sentence what of a parameter breaks the contract.
func explainParameter(p *openapi3.Parameter, err error) *backend.Error {
	if schemaError, ok := errors.AsType[*openapi3.SchemaError](err); ok {
		return explainSchema(schemaError, p.Name)
	}
	if errors.Is(err, openapi3filter.ErrInvalidEmptyValue) || errors.Is(err, openapi3filter.ErrInvalidRequired) {
		return invalid("request.empty", p.Name)
	}
	return invalid("request.type", p.Name, "type", strings.Join(p.Schema.Value.Type.Slice(), " or ")).Because(err)
}

// explainBody says in one sentence what of a body breaks the contract.
func explainBody(err error) *backend.Error {
	if schemaError, ok := errors.AsType[*openapi3.SchemaError](err); ok {
		return explainSchema(schemaError, "")
	}
	return invalid("request.type", "body", "type", "object").Because(err)
}

// explainJSON says in one sentence why a JSON text, or the value below the given place, is not what a decoder would take it for.
func explainJSON(e *backend.JSONError, below string) *backend.Error {
	place := placeOf(below, e.Pointer)
	switch e.Fault {
	case backend.JSONKeyTwice:
		return invalid("request.repeated", place)
	case backend.JSONUnicode:
		return invalid("request.not_unicode", orBody(place))
	case backend.JSONNUL:
		return invalid("request.nul", orBody(place))
	case backend.JSONNumber:
		return invalid("request.number", orBody(place))
	case backend.JSONDeep:
		return invalid("request.deep", orBody(below), "max", backend.MaxJSONDepth)
	}
	if below == "" {
		return backend.Errorf(backend.Invalid, "body.syntax", "byte", e.At)
	}
	return invalid("request.syntax", below, "byte", e.At)
}

func invalid(id, place string, pairs ...any) *backend.Error {
	return backend.Errorf(backend.Invalid, id, append([]any{"place", place}, pairs...)...)
}

// explainSchema names the place, below the given one, and the rule it breaks.
func explainSchema(e *openapi3.SchemaError, below string) *backend.Error {
	place := placeOf(below, e.JSONPointer())
	switch e.SchemaField {
	case "anyOf":
		if inner, ok := alternative(e); ok {
			return explainSchema(inner, place)
		}
		if allowed := enums(e.Schema.AnyOf); len(allowed) > 0 {
			return notAllowed(place, e.Value, allowed)
		}
	case "required":
		return invalid("request.missing", orBody(place))
	case "properties":
		return explainKey(e, place)
	case "nullable":
		return invalid("request.null", orBody(place))
	case "minLength":
		if e.Value == "" {
			return invalid("request.empty", place)
		}
		return invalid("request.short", place, "min", e.Schema.MinLength)
	case "maxLength":
		return invalid("request.long", place, "max", *e.Schema.MaxLength)
	case "minItems":
		return invalid("request.few", orBody(place), "min", e.Schema.MinItems)
	case "maxItems":
		return invalid("request.many", orBody(place), "max", *e.Schema.MaxItems)
	case "pattern":
		return invalid("request.pattern", place, "value", shorten(e.Value), "pattern", e.Schema.Pattern)
	case "enum":
		return notAllowed(place, e.Value, e.Schema.Enum)
	case "minimum":
		return invalid("request.small", place, "min", *e.Schema.Min)
	case "maximum":
		return invalid("request.big", place, "max", fmt.Sprintf("%.0f", *e.Schema.Max))
	case "type":
		return invalid("request.type", orBody(place), "type", strings.Join(e.Schema.Type.Slice(), " or "))
	}
	return invalid("request.shape", orBody(place)).Because(e)
}

// explainKey names a key that an object does not have, or not any more once it is there.
func explainKey(e *openapi3.SchemaError, place string) *backend.Error {
	key := unknownKey(e)
	if fixed, _ := e.Schema.Extensions[fixedKey].([]any); slices.Contains(fixed, any(key)) {
		return invalid("request.fixed", key)
	}
	return invalid("request.unknown", placeOf(place, []string{key}))
}

// alternative finds, when a value fits none of several schemas, what is wrong with it under the one of its own type.
func alternative(e *openapi3.SchemaError) (*openapi3.SchemaError, bool) {
	for _, ref := range e.Schema.AnyOf {
		err := ref.Value.VisitJSON(e.Value, openapi3.VisitAsRequest())
		inner, ok := errors.AsType[*openapi3.SchemaError](err)
		if ok && inner.SchemaField != "enum" && (inner.SchemaField != "type" || len(inner.JSONPointer()) > 0) {
			return inner, true
		}
	}
	return nil, false
}

// enums are the values of alternatives that each allow some.
func enums(alternatives openapi3.SchemaRefs) (all []any) {
	for _, ref := range alternatives {
		all = append(all, ref.Value.Enum...)
	}
	return all
}

func notAllowed(place string, value any, allowed []any) *backend.Error {
	return invalid("request.choice", place, "value", shorten(value), "allowed", listed(allowed))
}

// unknownKey is the first key of an object that its schema does not have.
func unknownKey(e *openapi3.SchemaError) string {
	object, _ := e.Value.(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if e.Schema.Properties[key] == nil {
			return key
		}
	}
	return ""
}

var (
	plainKey = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	indexKey = regexp.MustCompile(`^[0-9]+$`)
)

// placeOf writes a path as a programmer would: options[0].name, labels[""].
func placeOf(below string, pointer []string) string {
	var b strings.Builder
	b.WriteString(below)
	for _, key := range pointer {
		key = shorten(key)
		switch {
		case indexKey.MatchString(key):
			b.WriteString("[" + key + "]")
		case plainKey.MatchString(key) && b.Len() == 0:
			b.WriteString(key)
		case plainKey.MatchString(key):
			b.WriteString("." + key)
		default:
			fmt.Fprintf(&b, "[%q]", key)
		}
	}
	return b.String()
}

func orBody(place string) string {
	if place == "" {
		return "body"
	}
	return place
}

const longestQuote = 60

// shorten keeps a value of the request quotable.
func shorten(value any) string {
	text := fmt.Sprint(value)
	if runes := []rune(text); len(runes) > longestQuote {
		return string(runes[:longestQuote]) + "…"
	}
	return text
}

func listed(values []any) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = fmt.Sprint(v)
	}
	return strings.Join(texts, ", ")
}
