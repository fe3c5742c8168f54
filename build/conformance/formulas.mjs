import assert from 'node:assert/strict'

const labels = (name) => ({ '': name })
const field = (name, type, more) => ({ name, type, labels: labels(name), ...more })

/** What a plain client does with formulas, over HTTP alone: each value is computed by the server. */
export async function checkFormulas(owlet) {
  await owlet.ask('POST', '/modules', { name: 'formulas', labels: labels('Formulas') })
  await computes(owlet)
  await findsTheReverse(owlet)
  await aggregates(owlet)
  await runsScripts(owlet)
  assert.deepEqual(await owlet.ask('GET', '/modules/formulas/functions'), [])
  await owlet.ask('DELETE', '/modules/formulas')
}

const tables = '/modules/formulas/tables'

async function table(owlet, name, ...fields) {
  await owlet.ask('POST', tables, { name, labels: labels(name) })
  const made = await owlet.ask('POST', `${tables}/${name}/fields/batch`, fields)
  for (const { name: called, expressionErrors } of made) assert.equal(expressionErrors, undefined, called)
}

const create = async (owlet, name, records) => (await owlet.ask('POST', `${tables}/${name}/records`, { records })).ids
const values = async (owlet, name, id) => (await owlet.ask('GET', `${tables}/${name}/record/${id}`)).values

async function computes(owlet) {
  await table(owlet, 'answers', field('num', 'number'))
  const made = await owlet.ask('POST', `${tables}/answers/fields`, field('twice', 'function', { expression: 'num * 2' }))
  assert.equal(made.expressionErrors, undefined)
  const [id] = await create(owlet, 'answers', [{ num: 21 }])
  assert.equal((await values(owlet, 'answers', id)).twice, 42)
  const broken = await owlet.ask('POST', `${tables}/answers/fields`, field('broken', 'function', { expression: 'nam + 1' }))
  assert.equal(broken.expressionErrors.length, 1)
  const [{ line, column, message }] = broken.expressionErrors
  assert.deepEqual([line, column, /nam/.test(message)], [1, 1, true])
  assert.equal((await values(owlet, 'answers', id)).broken, null)
}

async function findsTheReverse(owlet) {
  await table(owlet, 'customers', field('name', 'string'))
  await table(owlet, 'invoices', field('no', 'string'), field('customer', 'reference', { refTableName: 'customers' }))
  const fields = await owlet.ask('GET', `${tables}/customers/fields`)
  assert.ok(fields.some(({ name, type }) => name === 'invoices' && type === 'reverse'), JSON.stringify(fields))
}

/** Lines of invoices of customers: sums through two levels. */
async function aggregates(owlet) {
  await table(owlet, 'lines', field('invoice', 'reference', { refTableName: 'invoices' }), field('qty', 'number'), field('price', 'number'))
  const formulas = [
    ['lines', 'total', 'qty * price'],
    ['invoices', 'sum', 'sum(lines.total)'],
    ['customers', 'balance', 'sum(invoices.sum)'],
    ['customers', 'most', 'max(invoices.lines.(qty * price))'],
    ['customers', 'large', 'cnt(invoices.lines[price > 2])'],
  ]
  for (const [of, name, expression] of formulas) {
    const made = await owlet.ask('POST', `${tables}/${of}/fields`, field(name, 'function', { expression }))
    assert.equal(made.expressionErrors, undefined, expression)
  }
  const [acorn, birch] = await create(owlet, 'customers', [{ name: 'Acorn' }, { name: 'Birch' }])
  const [first, second] = await create(owlet, 'invoices', [{ no: 'R-1', customer: acorn }, { no: 'R-2', customer: acorn }, { no: 'R-3', customer: birch }])
  await create(owlet, 'lines', [{ invoice: first, qty: 2, price: 1.5 }, { invoice: first, qty: 1, price: 7 }, { invoice: second, qty: 10, price: 1.5 }])
  assert.deepEqual(await values(owlet, 'customers', acorn), { name: 'Acorn', balance: 25, most: 15, large: 1 })
  const none = await values(owlet, 'customers', birch)
  assert.deepEqual([none.balance, none.large], [null, 0])
  const [found] = await owlet.ask('GET', `${tables}/customers/records?filter=${encodeURIComponent('{"balance":25}')}&fields=name`)
  assert.deepEqual(found, { id: acorn, values: { name: 'Acorn' } })
}

async function runsScripts(owlet) {
  const exec = async (script, at) => (await owlet.ask('POST', '/script/exec', { moduleName: 'formulas', script, ...at })).result
  assert.equal(await exec('1 + 1'), 2)
  const first = { tableName: 'invoices', rowId: '1' }
  assert.equal(await exec('let l := create lines; l.invoice := this; l.qty := 3; l.price := 10; sum', first), 40)
  assert.equal((await values(owlet, 'customers', 1)).balance, 55)
  await assert.rejects(exec('no := "changed"; record(lines, 999).qty := 1', first), /400/)
  assert.equal((await values(owlet, 'invoices', 1)).no, 'R-1')
  assert.equal(await exec('delete (select lines where qty = 3); cnt(select lines)'), 3)
}
