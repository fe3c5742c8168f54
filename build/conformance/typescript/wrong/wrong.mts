// What the document's types must not let through: the compiler has to refuse just the lines that are marked.
import { client, importCSV, record, records, type Stand } from '../client.mjs'

export const missing: Stand = { number: 1 } // wrong
export const text: Stand = { title: 'Bread', number: 'forty' } // wrong
export const option: Stand = { title: 'Bread', choice: 'Music' } // wrong
export const single: Stand = { title: 'Bread', multi: 'Power' } // wrong
export const unknown: Stand = { title: 'Bread', colour: '#ffcc00' } // wrong
export const computed: Stand = { title: 'Bread', function: 1 } // wrong

client.PATCH(records, { body: { records: [{ number: 1 }] } }) // wrong
client.DELETE(records, { body: { records: [true] } }) // wrong
client.PUT(records, { body: { records: [] } }) // wrong
client.GET(records, { params: { query: { sort: 'nowhere' } } }) // wrong
client.GET(record, { params: { path: {} } }) // wrong
client.POST(importCSV, { body: { file: '', importMode: 'replace' } }) // wrong

const { data } = await client.GET(records)
export const number: number = data!.data[0]!.values.title // wrong
export const more: string = data!.page_info.has_more // wrong
