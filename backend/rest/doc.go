// Package rest is the nouns over local HTTP.
//
// openapi.yaml is the contract and the only place where a path of the API is written. At the start it is walked: each operation finds
// its function, or New refuses. A request is checked in this order: host and origin (403), path (404), method (405), size (413), key (401),
// a place among those at work (503), the key's rate (429), scope (403), contract (400); then the operation
// decodes, makes one store call and returns. Operations return (answer, error); answer.go alone knows status codes and the envelope.
// More than ten refused keys a minute: the others get 429; a live key is looked up first and never waits for that.
//
// A key that is restricted to chosen modules sees no other: each is answered as one that does not exist, from paths, lists, the workspace's
// details and the feed of schema changes alike, and it makes no modules (403). References and reverse fields stay within a module by the
// contract, and with them what a deletion takes along: no record of a hidden module can be reached from one
// that is seen. The one trace of a hidden module is its name, which no other can take. The document of a workspace's own tables is served for
// temporary keys alone, which are restricted to nothing.
//
// Beside the API the server has Swagger UI under /api/docs, with a temporary key that lives in memory only.
package rest
