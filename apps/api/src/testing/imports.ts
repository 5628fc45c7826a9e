import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Actor, type GraphQLAnswer, TestApp } from './harness.js'

export type ImportKind = 'units' | 'organisations' | 'projects' | 'practices'

export type Import = {
  id: string
  state: string
  effectiveOn: string
  columns: { heading: string; samples: string[]; field: string | null }[]
  fields: { name: string; isRequired: boolean }[]
  rowCount: number
  doneCount: number
  newCount: number
  changedCount: number
  unchangedCount: number
  wrongCount: number
  failure: string | null
  canUndo: boolean
  fileName: string
  totals: ImportTotal[]
}

type Sums = { rows: number; granted: { minorUnits: string }; realised: { minorUnits: string } }
export type ImportTotal = { funder: string | null; currency: string; file: Sums; wrong: Sums; before: Sums; after: Sums }

export type Row = {
  line: number
  label: string
  outcome: string
  cells: string[]
  issues: { field: string | null; code: string; params: Record<string, unknown> }[]
}

const SUMS = '{ rows granted { minorUnits } realised { minorUnits } }'

const FIELDS = `id state effectiveOn rowCount doneCount newCount changedCount unchangedCount wrongCount failure canUndo fileName
  columns { heading samples field } fields { name isRequired }
  totals { funder currency file ${SUMS} wrong ${SUMS} before ${SUMS} after ${SUMS} }`

const BUSY = ['checking', 'applying', 'undoing']

/** Files sent to an application with a worker, as a person would from the screen of imports. */
export class ImportBench {
  private constructor(
    readonly app: TestApp,
    private readonly folder: string
  ) {}

  static async start(env: Record<string, string> = {}): Promise<ImportBench> {
    const folder = await mkdtemp(join(tmpdir(), 'solmu-files-'))
    return new ImportBench(await TestApp.start({ env: { WORKER: 'in-process', STORAGE_DIR: folder, ...env } }), folder)
  }

  async stop(): Promise<void> {
    await this.app.stop()
    await rm(this.folder, { recursive: true, force: true })
  }

  /** Sends a file; the answer as it comes. */
  send(actor: Actor, kind: ImportKind, file: { name: string; bytes: string | Uint8Array<ArrayBuffer> }): Promise<Response> {
    const body = new FormData()
    body.append('file', new Blob([file.bytes]), file.name)
    return fetch(`${this.app.address}/files/imports/${kind}`, { method: 'POST', headers: { cookie: actor.cookie }, body })
  }

  /** Sends a file that has to be taken, and returns the import. */
  async upload(actor: Actor, kind: ImportKind, bytes: string | Uint8Array<ArrayBuffer>, name = 'tiedosto.csv'): Promise<Import> {
    const response = await this.send(actor, kind, { name, bytes })
    const body = (await response.json()) as { importId: string }
    if (response.status !== 201) throw new Error(JSON.stringify(body))
    return this.one(actor, body.importId)
  }

  async one(actor: Actor, id: string): Promise<Import> {
    const query = `query ($id: ID!) { networkImport(id: $id) { ${FIELDS} } }`
    return (await actor.get<{ networkImport: Import }>(query, { id })).networkImport
  }

  async rows(actor: Actor, importId: string, outcomes?: string[]): Promise<Row[]> {
    const query = `query ($importId: ID!, $outcomes: [ImportOutcome!]) { importRows(importId: $importId, outcomes: $outcomes, first: 100) {
      nodes { line label outcome cells issues { field code params } } } }`
    return (await actor.get<{ importRows: { nodes: Row[] } }>(query, { importId, outcomes })).importRows.nodes
  }

  /** Asks for a step; the answer as it comes. */
  ask(actor: Actor, step: 'check' | 'apply' | 'undo', input: object): Promise<GraphQLAnswer> {
    const name = `${step}Import`
    const type = `${step[0]?.toUpperCase()}${step.slice(1)}ImportInput`
    return actor.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { import { id state } } }`, { input })
  }

  /** Asks for a step that has to be taken, and waits until it is done. */
  async step(actor: Actor, step: 'check' | 'apply' | 'undo', input: { importId: string }): Promise<Import> {
    const { errors } = await this.ask(actor, step, input)
    if (errors) throw new Error(JSON.stringify(errors))
    return this.settled(actor, input.importId)
  }

  /** The import once no work on it goes on. */
  async settled(actor: Actor, id: string, seen: (between: Import) => void = () => undefined): Promise<Import> {
    for (;;) {
      const found = await this.one(actor, id)
      if (!BUSY.includes(found.state)) return found
      seen(found)
      await setTimeout(20)
    }
  }

  /** Has a file checked with the columns as they were proposed, but for what is given. */
  async check(actor: Actor, given: Import, of: { fields?: Record<string, string | null>; effectiveOn?: string } = {}): Promise<Import> {
    const columns = given.columns.map(({ heading, field }) => ({ heading, field: of.fields && heading in of.fields ? of.fields[heading] : field }))
    return this.step(actor, 'check', { importId: given.id, columns, effectiveOn: of.effectiveOn ?? given.effectiveOn } as { importId: string })
  }

  /** Sends, checks and brings in a file that is sound. */
  async bringIn(actor: Actor, kind: ImportKind, bytes: string, of: { effectiveOn?: string; onlySound?: boolean } = {}): Promise<Import> {
    const checked = await this.check(actor, await this.upload(actor, kind, bytes), of)
    return this.step(actor, 'apply', { importId: checked.id, onlySound: of.onlySound ?? false } as { importId: string })
  }

  /** A file that is taken away. */
  async download(actor: Actor, path: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    const response = await fetch(`${this.app.address}${path}`, { headers: { cookie: actor.cookie } })
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  /** A mark of everything that imports write, without what only counts versions. */
  async checksum(): Promise<string> {
    const tables = ['org_unit', 'unit_period', 'unit_link', 'unit_territory', 'unit_succession', 'unit_service_area', 'organisation_role']
    const parts = tables.map((table) => `SELECT '${table}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM ${table} t`)
    const organisations = `SELECT 'organisation', md5(string_agg((to_jsonb(t) - 'version')::text, '|' ORDER BY t.id)) FROM organisation t`
    return JSON.stringify(await this.app.rows(`${[...parts, organisations].join(' UNION ALL ')} ORDER BY name`))
  }
}
