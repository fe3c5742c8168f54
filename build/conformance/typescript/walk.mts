// Creates, reads, updates, upserts, imports and deletes records of the table "stands", with the values and answers that the document types.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { changes, client, importCSV, record, records, upserts, type Filter, type Stand } from './client.mjs'

const full: Stand = {
  title: 'Cheese',
  email: 'mira@example.com',
  site: 'https://example.com/',
  place: 'Hall 1 <48.13,11.69>',
  number: 40.5,
  boolean: true,
  choice: 'Art & "Craft"',
  multi: ['Power', 'Water'],
  dchoice: '1',
  dmulti: ['1', '2'],
  date: '2026-12-04',
  timestamp: '2026-12-04T09:30:00Z',
  time: '09:30:00',
  timeinterval: '36:00:00',
  appointment: '[2026-12-04T09:00:00Z,2026-12-04T10:00:00Z)',
  hall: null,
  user: 'user_1',
  file: 'file_1',
  icon: 'door',
  color: '#ffcc00',
}

async function create() {
  const { data, error } = await client.POST(records, { body: { records: [full, { title: 'Bread', number: null }] } })
  ok(data, JSON.stringify(error))
  deepEqual(data.data.ids, ['1', '2'])
}

async function read() {
  const one = await client.GET(record, { params: { path: { recordId: '1' } } })
  ok(one.data, JSON.stringify(one.error))
  const { function: computed, beside, ...values } = one.data.data.values
  deepEqual(values, full)
  ok(beside === null && computed !== undefined)
  const filter: Filter = { boolean: true, multi: ['Power', 'Water'] }
  const page = await client.GET(records, {
    params: { query: { limit: 1, sort: '-title', fields: ['title', 'multi'], filter: JSON.stringify(filter) } },
  })
  ok(page.data, JSON.stringify(page.error))
  const [first] = page.data.data
  const title: string | null | undefined = first?.values.title
  const multi: ('Power' | 'Water')[] | null | undefined = first?.values.multi
  deepEqual({ title, multi }, { title: 'Cheese', multi: ['Power', 'Water'] })
  const { has_more, limit }: { has_more: boolean; limit: number } = page.data.page_info
  deepEqual({ has_more, limit }, { has_more: false, limit: 1 })
}

async function update() {
  const { data, error } = await client.PATCH(records, {
    body: { records: [{ id: 1, number: 41, choice: null, beside: 2 }, { id: '2', beside: '1', multi: ['Water'] }] },
  })
  ok(data, JSON.stringify(error))
  deepEqual(data.data.updatedIds, ['1', '2'])
  const refused = await client.PATCH(records, { body: { records: [{ id: 99, number: 1 }] } })
  equal(refused.response.status, 404)
  const message: string | undefined = refused.error?.error.message
  ok(message)
}

async function upsert() {
  const { data, error } = await client.POST(upserts, {
    body: { matchField: 'email', records: [{ email: 'mira@example.com', number: 42 }, { email: 'jon@example.com', title: 'Soup' }] },
  })
  ok(data, JSON.stringify(error))
  deepEqual(data.data, { createdIds: ['3'], updatedIds: ['1'] })
}

async function importFile() {
  const file = new File(['Title;Number;Multi\nBread;1.042,5;Power\nNew;7;\n'], 'stands.csv', { type: 'text/csv' })
  const mappings = JSON.stringify([
    { csvColumnName: 'Title', fieldName: 'title', updatePolicy: 'key' },
    { csvColumnName: 'Number', fieldName: 'number' },
  ])
  const { data, error } = await client.POST(importCSV, {
    body: { file: '', hasHeader: true, encoding: 'utf8', importMode: 'upsert', numberFormat: 'european', delimiter: ';', quoteChar: '"', batchSize: 50, mappings },
    bodySerializer: ({ file: _, ...options }) => {
      const form = new FormData()
      form.append('file', file)
      for (const [name, value] of Object.entries(options)) form.append(name, String(value))
      return form
    },
  })
  ok(data, JSON.stringify(error))
  deepEqual(data.data, { rowsImported: 1, rowsUpdated: 1, rowsSkipped: 0 })
  const changed = await client.GET(record, { params: { path: { recordId: '2' } } })
  equal(changed.data?.data.values.number, 1042.5)
}

async function remove() {
  const { data, error } = await client.DELETE(records, { body: { records: [1, '2'] } })
  ok(data, JSON.stringify(error))
  deepEqual(data.data.deletedIds, ['1', '2'])
  const gone = await client.GET(record, { params: { path: { recordId: '1' } } })
  equal(gone.response.status, 404)
}

/** What changed since a moment: each record once, with the last that became of it. */
async function follow(since: string) {
  const { data, error } = await client.GET(changes, { params: { query: { since } } })
  ok(data, JSON.stringify(error))
  const last = new Map(data.data.map(({ id, changeType }): [string, 'create' | 'update' | 'delete'] => [id, changeType]))
  equal(last.get('1'), 'delete')
  equal(last.get('3'), 'create')
  ok(data.meta.asOf > since)
}

const start = new Date(Date.now() - 60_000).toISOString()
await create()
await read()
await update()
await upsert()
await importFile()
await remove()
await follow(start)
