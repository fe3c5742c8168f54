package rest

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"unicode/utf8"

	"owlet/backend"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
)

// parameter is one parameter of an operation, ready to be checked.
type parameter struct {
	*openapi3.Parameter
	inPath bool
	// plain tells at a glance that the contract takes a text. Where it does not, the contract's validator, which is far slower, decides.
	plain func(text string) bool
}

func (c *contract) readParameters(described []reference) ([]parameter, error) {
	list := make([]parameter, len(described))
	for i, ref := range described {
		_, p, err := find("parameters", c.Components.Parameters, ref)
		if err != nil {
			return nil, err
		}
		if p.Schema == nil || p.Schema.Value == nil {
			return nil, fmt.Errorf("parameter %q has no schema of its own", p.Name)
		}
		list[i] = parameter{Parameter: p, inPath: p.In == openapi3.ParameterInPath, plain: plainFor(p.Schema.Value)}
	}
	return list, nil
}

func plainFor(s *openapi3.Schema) func(string) bool {
	switch {
	case s.Enum != nil || s.Format != "" || s.OneOf != nil || s.AnyOf != nil || s.AllOf != nil || s.Not != nil || s.MultipleOf != nil:
	case s.Type.Is(openapi3.TypeString):
		return plainText(s)
	case s.Type.Is(openapi3.TypeNumber), s.Type.Is(openapi3.TypeInteger):
		return plainNumber(s)
	}
	return func(string) bool { return false }
}

func plainText(s *openapi3.Schema) func(string) bool {
	var pattern *regexp.Regexp
	if s.Pattern != "" {
		pattern = regexp.MustCompile(s.Pattern)
	}
	return func(text string) bool {
		n := utf8.RuneCountInString(text)
		return n == len(text) && n > 0 && uint64(n) >= s.MinLength && (s.MaxLength == nil || uint64(n) <= *s.MaxLength) &&
			(pattern == nil || pattern.MatchString(text))
	}
}

// exactDigits is up to how many digits a float64 holds every whole number.
const exactDigits = 15

func plainNumber(s *openapi3.Schema) func(string) bool {
	return func(text string) bool {
		n, err := strconv.ParseUint(text, 10, 64)
		return err == nil && len(text) <= exactDigits && (s.Min == nil || float64(n) >= *s.Min) && (s.Max == nil || float64(n) <= *s.Max) &&
			!s.ExclusiveMin.IsTrue() && !s.ExclusiveMax.IsTrue()
	}
}

// checkParameters holds the parameters against the contract.
func (op *operation) checkParameters(r *http.Request, query url.Values) error {
	for i := range op.parameters {
		p := &op.parameters[i]
		if len(query[p.Name]) > 1 {
			return backend.Errorf(backend.Invalid, "request.repeated", "place", p.Name)
		}
		if p.inPath && p.Schema.Value.Type == nil {
			continue // anything goes, which the validator takes for nothing
		}
		if !p.inPath && !query.Has(p.Name) {
			if p.Required {
				return invalid("request.missing", p.Name)
			}
			continue
		}
		text := ""
		if p.inPath {
			text = r.PathValue(p.Name)
		} else {
			text = query.Get(p.Name)
		}
		if p.plain(text) {
			continue
		}
		if err := p.validate(r, query); err != nil {
			return explainParameter(p.Parameter, err)
		}
	}
	return nil
}

// validate asks the contract's validator.
func (p *parameter) validate(r *http.Request, query url.Values) error {
	return openapi3filter.ValidateParameter(r.Context(), &openapi3filter.RequestValidationInput{
		Request: r, PathParams: map[string]string{p.Name: r.PathValue(p.Name)}, QueryParams: query,
		Options: &openapi3filter.Options{SkipSettingDefaults: true},
	}, p.Parameter)
}
