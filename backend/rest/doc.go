// Package rest is the nouns over local HTTP.
//
// openapi.yaml is the contract and the only place where a path of the API is written. At the start it is walked: each operation finds
// its function, or New refuses. A request is checked in this order: host and origin (403), path (404), method (405), size (413), key (401),
// scope (403), whether the operation is served (501), contract (400); then the operation decodes, makes one store call and
// returns. Operations return (answer, error); answer.go alone knows status codes and the envelope.
//
// Beside the API the server has Swagger UI under /api/docs, with a temporary key that lives in memory only.
package rest
