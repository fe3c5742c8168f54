const text = (name, more) => ({ name, type: 'string', labels: { '': name }, ...more })
const of = (type, more) => ({ name: type, type, labels: { '': `- ${type}: # "yes"`, de: 'nein' }, ...more })

const halls = [text('name', { required: true, unique: true }), { name: 'area', type: 'number', labels: { en: 'Area' } }]

/** A field of every type that can be created, most of them called like their type. */
const stands = [
  text('title', { required: true, search: true }),
  text('email', { variant: 'email', unique: true }),
  text('site', { variant: 'url', index: true }),
  text('place', { variant: 'location' }),
  of('number', { index: true }),
  of('boolean'),
  of('choice', { options: [{ name: 'Food' }, { name: 'Art & "Craft"', color: '#ffcc00' }] }),
  of('multi', { options: [{ name: 'Power' }, { name: 'Water' }] }),
  of('dchoice', { options: 'select halls', optionName: 'name' }),
  of('dmulti', { options: 'select halls' }),
  of('date'),
  of('timestamp'),
  of('time'),
  of('timeinterval'),
  of('appointment'),
  of('reference', { name: 'hall', refTableName: 'halls' }),
  of('reference', { name: 'beside', refTableName: 'stands' }),
  of('function', { expression: 'number * 2' }),
  of('user'),
  of('file'),
  of('icon'),
  of('color'),
]

/** Puts a module "fair" with two tables into the workspace: halls, and stands with every type of field. */
export async function createFair(owlet) {
  await owlet.ask('POST', '/modules', { name: 'fair', labels: { '': 'Trade fair' } })
  for (const [name, fields, hasHistory] of [
    ['halls', halls, false],
    ['stands', stands, true],
  ]) {
    await owlet.ask('POST', '/modules/fair/tables', { name, labels: { '': `The ${name}` }, hasHistory })
    await owlet.ask('POST', `/modules/fair/tables/${name}/fields/batch`, fields)
  }
}
