package rest

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"

	"owlet/backend"
)

const formType = "multipart/form-data"

const (
	// formOverhead is how much larger than its file a form can be.
	formOverhead = megabyte
	// longestValue is the most bytes that a value of a form can have which is not its file.
	longestValue = formOverhead / 2
)

// form is a multipart body that comes part by part.
type form struct {
	parts  *multipart.Reader
	body   io.Reader
	file   int64 // the most bytes of its file
	values map[string]string
}

func readForm(r *http.Request, limits Limits) (*form, error) {
	if err := checkCoding(r); err != nil {
		return nil, err
	}
	mediaType, parameters, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if mediaType != formType {
		return nil, backend.Errorf(backend.Invalid, "request.content_type", "type", formType)
	}
	body := &formBody{source: r.Body, left: limits.CSV + formOverhead, limit: limits.CSV}
	return &form{parts: multipart.NewReader(body, parameters["boundary"]), body: body, file: limits.CSV, values: map[string]string{}}, nil
}

// formBody reads a body and says what went wrong with it so that it can be told from what is wrong with the form in it.
type formBody struct {
	source      io.Reader
	left, limit int64
}

func (b *formBody) Read(p []byte) (int, error) {
	n, err := b.source.Read(p[:min(int64(len(p)), b.left+1)])
	if b.left -= int64(n); b.left < 0 {
		return 0, tooLarge(b.limit)
	}
	if err != nil && err != io.EOF {
		err = bodyBroken(err)
	}
	return n, err
}

// read takes the form's values and writes its file to file. Only values that are known can be there, each once; an empty one is as
// good as none.
func (f *form) read(known map[string]bool, file io.Writer) error {
	for {
		part, err := f.parts.NextPart()
		if err == io.EOF {
			_, err = io.Copy(io.Discard, f.body) // only then does the server notice a client that goes away
			return explainForm(err)
		}
		if err == nil {
			err = f.readPart(part, known, file)
		}
		if err != nil {
			return explainForm(err)
		}
	}
}

func (f *form) readPart(part *multipart.Part, known map[string]bool, file io.Writer) error {
	name := part.FormName()
	switch coding := part.Header.Get("Content-Transfer-Encoding"); strings.ToLower(coding) {
	case "", "7bit", "8bit", "binary": // package multipart has decoded quoted-printable
	default:
		return invalid("request.part_coding", shorten(name), "coding", shorten(coding))
	}
	if _, twice := f.values[name]; twice {
		return invalid("request.repeated", shorten(name))
	}
	if name == "file" {
		f.values[name] = part.FileName()
		n, err := io.Copy(file, io.LimitReader(part, f.file+1))
		if err == nil && n > f.file {
			err = tooLarge(f.file)
		}
		return err
	}
	if !known[name] {
		return invalid("request.unknown", shorten(name))
	}
	value, err := io.ReadAll(io.LimitReader(part, longestValue+1))
	if err == nil && len(value) > longestValue {
		err = invalid("request.long", name, "max", longestValue)
	}
	f.values[name] = string(value)
	return err
}

// explainForm turns what multipart finds wrong into a sentence.
func explainForm(err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*backend.Error](err); ok {
		return e
	}
	return backend.Errorf(backend.Invalid, "import.form").Because(err)
}
