// A client of a workspace's own document, typed by what openapi-typescript makes of it (workspace.d.ts, made when the test runs).
import createClient from 'openapi-fetch'
import type { components, paths } from './workspace.js'

export type Stand = components['schemas']['StandsCreate']
export type Filter = components['schemas']['StandsFilter']

/** Where something is below a table: the document's paths have the workspace's id in them, which the test learns when it runs. */
type Below<End extends string> = Extract<keyof paths, `${string}/modules/fair/tables/stands/${End}`>

const workspace = process.env.NINOX_WORKSPACE_ID
const below = <End extends string>(end: End) => `/api/v1/workspace/${workspace}/modules/fair/tables/stands/${end}` as Below<End>

export const records = below('records')
export const record = below('record/{recordId}')
export const upserts = below('records/upsert')
export const changes = below('records/changes')
export const importCSV = below('records/import/csv')

export const client = createClient<paths>({
  baseUrl: process.env.NINOX_API_BASE!,
  headers: { Authorization: `Bearer ${process.env.NINOX_API_KEY}` },
  querySerializer: { array: { style: 'form', explode: false } },
})
