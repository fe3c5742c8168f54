package backend

// reason is the ID of the sentence that says why a value is refused; "" is none.
type reason string

const (
	notText          reason = "field.not_text"
	notUnicode       reason = "field.not_unicode"
	hasNUL           reason = "field.nul"
	notANumber       reason = "field.not_a_number"
	numberTooLarge   reason = "field.number_too_large"
	numberTooSmall   reason = "field.number_too_small"
	integerTooLarge  reason = "field.integer_too_large"
	numberNotExact   reason = "field.number_not_exact"
	notBoolean       reason = "field.not_boolean"
	notADate         reason = "field.not_a_date"
	noSuchDate       reason = "field.no_such_date"
	notATimestamp    reason = "field.not_a_timestamp"
	notATime         reason = "field.not_a_time"
	notAnInterval    reason = "field.not_an_interval"
	notAnAppointment reason = "field.not_an_appointment"
	appointmentOrder reason = "field.appointment_order"
	notAnOption      reason = "field.not_an_option"
	notOneOption     reason = "field.not_one_option"
	notOptionNames   reason = "field.not_option_names"
	optionTwice      reason = "field.option_twice"
	notARecordID     reason = "field.not_a_record_id"
	notIDTexts       reason = "field.not_id_texts"
	reverseReadOnly  reason = "field.reverse_read_only"
	functionReadOnly reason = "field.function_read_only"
)

// malformed stands for JSON that breaks off or breaks its grammar within a value.
const malformed reason = "body.syntax"

func (f fault) reason() reason {
	switch f {
	case faultNUL:
		return hasNUL
	case faultUnicode:
		return notUnicode
	case faultSyntax:
		return malformed
	}
	return ""
}

// valueReader reads one field's values out of a body.
type valueReader struct {
	*Field
	seeks   bool             // the value is looked for, not kept: it may name options that there are not
	options map[string]int64 // option numbers by name, made on first use
}

// read takes the value that is next and returns it as it is stored.
func (v *valueReader) read(s *scanner) (any, reason) {
	kind, text, f := s.value()
	if f != "" {
		return nil, f.reason()
	}
	switch v.Type {
	case Reverse:
		return nil, reverseReadOnly
	case Function:
		return nil, functionReadOnly
	}
	if kind == kindNull {
		return nil, ""
	}
	switch v.Type {
	case Number:
		return readNumber(kind, text)
	case Boolean:
		return readBoolean(kind)
	case Reference:
		return readReference(kind, text)
	case Date, Timestamp:
		return readDay(v.Type, kind, text)
	case Choice:
		return v.readChoice(s, kind, text)
	case Multi:
		return v.readMulti(s, kind)
	case DMulti:
		return readTexts(s, kind)
	}
	if kind != kindString {
		return nil, noText(v.Type)
	}
	return readText(v.Type, string(text))
}

// noText is what is wrong with a value that is no text: some types want more than any text.
func noText(t FieldType) reason {
	switch t {
	case TimeOfDay:
		return notATime
	case TimeInterval:
		return notAnInterval
	case Appointment:
		return notAnAppointment
	}
	return notText
}

func readText(t FieldType, text string) (any, reason) {
	switch t {
	case TimeOfDay:
		if _, rest, ok := parseClock(text); !ok || rest != "" || len(text) > len("09:30:00") {
			return nil, notATime
		}
	case TimeInterval:
		seconds, ok := parseInterval(text)
		if !ok {
			return nil, notAnInterval
		}
		return seconds, ""
	case Appointment:
		return parseAppointment(text)
	}
	return text, ""
}

func readBoolean(kind byte) (any, reason) {
	switch kind {
	case kindTrue:
		return int64(1), ""
	case kindFalse:
		return int64(0), ""
	}
	return nil, notBoolean
}

func readReference(kind byte, text []byte) (any, reason) {
	id, ok := readID(kind, text)
	if !ok {
		return nil, notARecordID
	}
	return id, ""
}

func readDay(t FieldType, kind byte, text []byte) (any, reason) {
	wrong := notATimestamp
	if t == Date {
		wrong = notADate
	}
	var ms int64
	switch kind {
	case kindNumber:
		n := parseDecimal(string(text))
		if !n.whole() {
			return nil, wrong
		}
		var ok bool
		if ms, ok = n.int64(); !ok || ms < firstMilli || ms > lastMilli {
			return nil, noSuchDate
		}
	case kindString:
		parsed, r := parseMoment(string(text))
		if r == noSuchDate {
			return nil, r
		}
		if r != "" {
			return nil, wrong
		}
		ms = parsed
	default:
		return nil, wrong
	}
	if t == Timestamp {
		return ms, ""
	}
	return string(appendDay(nil, ms)), ""
}
