// Requests to each of the 23 operations of the vendor's document, right ones and refused ones, in an order in which each finds
// what it needs. A path is below the workspace.

const table = '/modules/walk/tables/guests'
const nowhere = '/modules/walk/tables/nowhere'
const labels = { '': 'Guests', de: 'Gäste' }

/** A CSV file as a form, with what else goes with it. */
function csv(text, more = {}) {
  const form = new FormData()
  form.append('file', new File([text], 'guests.csv', { type: 'text/csv' }))
  for (const [name, value] of Object.entries(more)) form.append(name, value)
  return form
}

const field = (name, type, more) => ({ name, type, labels: { '': name }, ...more })

const fields = [
  field('full_name', 'string', { variant: 'text', required: true, index: true, readRoles: ['admin', 'user'] }),
  field('code', 'string', { unique: true }),
  field('age', 'number'),
  field('vegan', 'boolean'),
  field('day', 'date'),
  field('tags', 'multi', { options: [{ name: 'Guest', order: 0 }, { name: 'Crew' }] }),
  field('level', 'choice', { options: [{ name: 'Gold', color: '#ffcc00', labels: { de: 'Gold' } }] }),
  field('picked', 'dchoice', { options: 'select guests', optionName: 'full_name' }),
  field('host', 'reference', { refTableName: 'guests' }),
  field('twice', 'function', { expression: 'age * 2' }),
]

const full = {
  full_name: 'Mira Osei', code: 'a1', age: 41.5, vegan: true, day: '2026-12-04', tags: ['Guest', 'Crew'], level: 'Gold', picked: '1', host: null,
}

const mappings = JSON.stringify([
  { csvColumnName: 'code', fieldName: 'code', updatePolicy: 'key' },
  { csvColumnName: 'age', fieldName: 'age' },
])

const workspace = [
  ['GET', '', 200],
  ['GET', '', 401, { key: 'unknown' }],
]

const modules = [
  ['POST', '/modules', 201, { body: { name: 'walk', labels, icon: { icon: 'door', color: '#2f5fde', filling: 1 }, openRoles: ['admin'] } }],
  ['POST', '/modules', 400, { body: { name: 'walk' } }],
  ['POST', '/modules', 400, { body: { name: 'Walk!' } }],
  ['POST', '/modules', 401, { body: { name: 'more' }, key: 'unknown' }],
  ['POST', '/modules', 403, { body: { name: 'more' }, key: 'read' }],
  ['GET', '/modules', 200],
  ['GET', '/modules', 401, { key: 'unknown' }],
  ['GET', '/modules/walk', 200],
  ['GET', '/modules/nowhere', 404],
  ['GET', '/modules/Walk!', 400],
  ['PATCH', '/modules/walk', 200, { body: { labels: { en: 'Walk' }, isHidden: true } }],
  ['PATCH', '/modules/walk', 400, { body: { name: '' } }],
  ['PATCH', '/modules/nowhere', 404, { body: { name: 'more' } }],
]

const tables = [
  ['POST', '/modules/walk/tables', 201, { body: { name: 'guests', labels, icon: { icon: 'user' }, hasHistory: true, readRoles: ['admin', 'editor'] } }],
  ['POST', '/modules/walk/tables', 400, { body: { name: 'guests', labels } }],
  ['POST', '/modules/walk/tables', 400, { body: { name: 'more' } }],
  ['POST', '/modules/nowhere/tables', 404, { body: { name: 'more', labels } }],
  ['GET', '/modules/walk/tables', 200],
  ['GET', '/modules/nowhere/tables', 404],
  ['GET', table, 200],
  ['GET', nowhere, 404],
  ['PATCH', table, 200, { body: { hasGlobalSearch: true } }],
  ['PATCH', table, 400, { body: { hasGlobalSearch: 'yes' } }],
  ['PATCH', nowhere, 404, { body: { hasGlobalSearch: true } }],
]

const tableFields = [
  ['POST', `${table}/fields/batch`, 201, { body: fields }],
  ['POST', `${table}/fields/batch`, 400, { body: [fields[0]] }],
  ['POST', `${nowhere}/fields/batch`, 404, { body: [field('more', 'string')] }],
  ['POST', `${table}/fields`, 201, { body: field('note', 'string', { variant: 'multiline-text' }) }],
  ['POST', `${table}/fields`, 201, { body: field('broken', 'function', { expression: 'age *' }) }],
  ['POST', `${table}/fields`, 400, { body: field('note', 'string') }],
  ['POST', `${table}/fields`, 400, { body: field('more', 'text') }],
  ['POST', `${table}/fields`, 404, { body: field('more', 'reference', { refTableName: 'nowhere' }) }],
  ['GET', `${table}/fields`, 200],
  ['GET', `${nowhere}/fields`, 404],
  ['GET', `${table}/fields/level`, 200],
  ['GET', `${table}/fields/nowhere`, 404],
  ['PATCH', `${table}/fields/note`, 200, { body: { name: 'remark', labels: { '': 'Remark' }, search: true } }],
  ['PATCH', `${table}/fields/remark`, 400, { body: { type: 'number' } }],
  ['PATCH', `${table}/fields/nowhere`, 404, { body: { search: true } }],
]

const records = [
  ['POST', `${table}/records`, 201, { body: { records: [full, { full_name: 'Jon Beck', code: 'b2' }, { full_name: 'Ada Lind' }] } }],
  ['POST', `${table}/records`, 400, { body: { records: [{ full_name: 'Mira Osei', age: 'many' }] } }],
  ['POST', `${table}/records`, 400, { body: { records: [] } }],
  ['POST', `${table}/records`, 413, { body: { records: [{ full_name: 'x'.repeat(7 << 20) }] } }],
  ['POST', `${nowhere}/records`, 404, { body: { records: [full] } }],
  ['GET', `${table}/records`, 200],
  ['GET', `${table}/records?limit=1&offset=1&fields=full_name,tags&sort=-full_name`, 200],
  ['GET', `${table}/records?filter=${encodeURIComponent('{"vegan":true,"age":41.5}')}`, 200],
  ['GET', `${table}/records?filter=${encodeURIComponent('{"tags":["Guest","Crew"]}')}`, 200],
  ['GET', `${table}/records?filter=${encodeURIComponent('{"nowhere":1}')}`, 404],
  ['GET', `${table}/records?limit=0`, 400],
  ['GET', `${nowhere}/records`, 404],
  ['GET', `${table}/records`, 401, { key: 'unknown' }],
  ['PATCH', `${table}/records`, 200, { body: { records: [{ id: 1, age: 42, day: null }, { id: 2, level: ['Gold'], host: 1 }] } }],
  ['PATCH', `${table}/records`, 400, { body: { records: [{ id: 1, vegan: 1 }] } }],
  ['PATCH', `${table}/records`, 404, { body: { records: [{ id: 99, age: 1 }] } }],
  ['PATCH', `${table}/records`, 413, { body: { records: [{ id: 1, full_name: 'x'.repeat(7 << 20) }] } }],
  ['POST', `${table}/records/import/csv`, 201, { body: csv('full_name,age\nKim Lee,12.5\n"Odd, name",7\n') }],
  ['POST', `${table}/records/import/csv`, 201, { body: csv('code;age\na1;50\nz9;51\n', { importMode: 'update', delimiter: ';', mappings }) }],
  ['POST', `${table}/records/import/csv`, 400, { body: csv('full_name,age\nKim Lee,many\n') }],
  ['POST', `${nowhere}/records/import/csv`, 404, { body: csv('full_name\nKim Lee\n') }],
  ['POST', `${table}/records/import/csv`, 401, { body: csv('full_name\nKim Lee\n'), key: 'unknown' }],
  ['DELETE', `${table}/records`, 200, { body: { records: [2, 3] } }],
  ['DELETE', `${table}/records`, 400, { body: { records: [0] } }],
  ['DELETE', `${table}/records`, 404, { body: { records: [2] } }],
]

const deletions = [
  ['DELETE', `${table}/fields/batch`, 200, { body: { fieldNames: ['remark', 'broken'] } }],
  ['DELETE', `${table}/fields/batch`, 400, { body: { fieldNames: [] } }],
  ['DELETE', `${table}/fields/batch`, 404, { body: { fieldNames: ['remark'] } }],
  ['DELETE', `${table}/fields/twice`, 200],
  ['DELETE', `${table}/fields/twice`, 404],
  ['DELETE', table, 200],
  ['DELETE', table, 404],
  ['DELETE', '/modules/walk', 403, { key: 'read' }],
  ['DELETE', '/modules/walk', 200],
  ['DELETE', '/modules/walk', 404],
]

export const walk = [...workspace, ...modules, ...tables, ...tableFields, ...records, ...deletions].map(
  ([method, path, status, { body, key = 'full' } = {}]) => ({ method, path, status, body, key }),
)
