package rest

// pageInfo tells where in a list an answer stands.
type pageInfo struct {
	HasMore bool `json:"has_more"`
	Limit   int  `json:"limit"`
	Offset  int  `json:"offset"`
}

// page answers the part of all that is asked for: by default all of it, as clients that know of no pages expect.
func page[T any](r *request, all []T) (answer, error) {
	limit, err := r.wholeNumber("limit", max(defaultLimit, len(all)))
	if err != nil {
		return answer{}, err
	}
	offset, err := r.wholeNumber("offset", 0)
	if err != nil {
		return answer{}, err
	}
	from := min(offset, len(all))
	to := min(from+limit, len(all))
	return okMarshalled(struct {
		Data []T      `json:"data"`
		Page pageInfo `json:"page_info"`
	}{list(all[from:to]), pageInfo{to < len(all), limit, offset}})
}
