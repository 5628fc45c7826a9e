/** A return with files that go out and come in, and machines that send figures; for specs. */
import { createRequire } from 'node:module'
import { writeCsv } from '@solmu/shared/csv.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { pack, unpack } from '../core/files/archive.js'
import { readCsv } from '../core/files/csv-rows.js'
import { type Actor, TestApp } from './harness.js'
import { aDimension, anIndicator, aReturn, aRound, demoConsortium, unitOf, unitsAround } from './results.js'

const require = createRequire(import.meta.url)
type Write = (sheets: { sheet: string; data: unknown[][] }[]) => { toBuffer: () => Promise<Uint8Array> }
const library = require('write-excel-file/node') as Write & { default?: Write }
const write: Write = library.default ?? library

export type Told = { code: string; cell: string | null; row: number | null; column: number | null; message: string; text: string; params: Record<string, unknown> }
export type ToldCell = {
  indicatorId: string
  indicatorCode: string
  breakdown: string
  cell: string | null
  status: string | null
  value: string | null
  note: string
  current: { status: string; value: string | null } | null
  isNewerHere: boolean
}
export type Answer = {
  status: number
  cells: ToldCell[]
  issues: Told[]
  unchangedCount: number
  savedCount: number
  clearedCount: number
  state: string
  units: { orgUnit: string; period: string; returnId: string | null; savedCount: number; unchangedCount: number; ignored: string[]; issues: Told[] }[]
  error: { code: string; params: Record<string, unknown> }
}

type Sent = { actor?: Actor; token?: string }

/** A third of a year that no demo has. */
export const PERIOD = '2011-T2'

/** The indicators, the round and the returns of one unit, its neighbour and one far away. */
export class ExchangeBench {
  private constructor(
    readonly app: TestApp,
    readonly manager: Actor,
    readonly ids: { customers: string; income: string; share: string; roundId: string; unitId: string; centreId: string | null; siblingId: string; farUnitId: string },
    readonly returnId: string,
    readonly siblingReturnId: string,
    readonly farReturnId: string
  ) {}

  static async start(): Promise<ExchangeBench> {
    const app = await TestApp.start()
    await aDimension(app, { code: 'spec_gender', categories: ['f', 'm', 'unknown'] })
    await aDimension(app, { code: 'spec_group', categories: ['i', 'ii'] })
    const customers = await anIndicator(app, { code: 'SPEC_CUSTOMERS', unit: 'persons', dimensions: ['spec_gender', 'spec_group'] })
    const income = await anIndicator(app, { code: 'SPEC_INCOME', unit: 'euro' })
    const share = await anIndicator(app, { code: 'SPEC_SHARE', unit: 'percent', decimals: 1, aggregation: 'none' })
    const indicators = [
      { id: customers, dimensions: ['spec_gender', 'spec_group'], isRequired: false },
      { id: income, allowsNotApplicable: false },
      { id: share, isRequired: false }
    ]
    const roundId = await aRound(app, { period: PERIOD, indicators })
    const { unitId, centreId } = await unitOf(app, 'mikko.hyvarinen@solmu.example')
    const { siblings, farUnitId } = await unitsAround(app, unitId)
    const siblingId = siblings[0] as string
    await app.rows(`UPDATE org_unit SET code = 'SPEC-A' WHERE id = $1`, [unitId])
    await app.rows(`UPDATE org_unit SET code = 'SPEC-B' WHERE id = $1`, [siblingId])
    const returnId = await aReturn(app, { roundId, unitId, cells: [{ indicatorId: income, value: 1250 }] })
    const siblingReturnId = await aReturn(app, { roundId, unitId: siblingId })
    const farReturnId = await aReturn(app, { roundId, unitId: farUnitId, state: 'submitted', number: 1, cells: [{ indicatorId: customers, breakdown: 'spec_gender:f,spec_group:i', value: 7 }] })
    const ids = { customers, income, share, roundId, unitId, centreId, siblingId, farUnitId }
    return new ExchangeBench(app, await app.as('unit_manager'), ids, returnId, siblingReturnId, farReturnId)
  }

  stop(): Promise<void> {
    return this.app.stop()
  }

  /** A mark of all figures and returns, and how many there are: the same before and after what must not change them. */
  async checksum(): Promise<string> {
    const tables = ['return_cell', 'unit_return', 'return_step', 'return_version', 'fact', 'cell_comment']
    const parts = tables.map((table) => `SELECT '${table}' AS name, count(*) AS count, md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM ${table} t`)
    return JSON.stringify(await this.app.rows(`${parts.join(' UNION ALL ')} ORDER BY name`))
  }

  /** The figures of a return as they stand in the database, in steps. */
  async figures(returnId = this.returnId): Promise<Record<string, string>> {
    const rows = await this.app.rows<{ key: string; text: string }>(
      `SELECT i.code || '/' || k.breakdown AS key, coalesce(k.value::text, k.status) || coalesce(nullif(': ' || k.note, ': '), '') AS text
       FROM return_cell k JOIN indicator i ON i.id = k.indicator_id WHERE k.return_id = $1 ORDER BY key`,
      [returnId]
    )
    return Object.fromEntries(rows.map(({ key, text }) => [key, text]))
  }

  /** Sends a file from the form, as a browser does. */
  async send(file: { name: string; bytes: string | Uint8Array }, of: { returnId?: string; language?: string; actor?: Actor } = {}): Promise<Answer> {
    const body = new FormData()
    body.append('file', new Blob([file.bytes as Uint8Array<ArrayBuffer>]), file.name)
    const path = `/api/returns/${of.returnId ?? this.returnId}/file?lang=${of.language ?? 'fi'}`
    return answerOf(await fetch(`${this.app.address}${path}`, { method: 'POST', headers: { cookie: (of.actor ?? this.manager).cookie }, body }))
  }

  /** Sends a body, as a machine does. */
  async body(method: 'PUT' | 'POST', path: string, of: Sent & { type: string; body: string | Uint8Array }): Promise<Answer> {
    const credentials: Record<string, string> = of.token ? { authorization: `Bearer ${of.token}` } : { cookie: (of.actor ?? this.manager).cookie }
    const headers = { ...credentials, 'content-type': of.type }
    return answerOf(await fetch(`${this.app.address}${path}`, { method, headers, body: of.body as string }))
  }

  put(document: unknown, of: Sent & { returnId?: string } = {}): Promise<Answer> {
    return this.body('PUT', `/api/returns/${of.returnId ?? this.returnId}/cells`, { ...of, type: 'application/json', body: JSON.stringify(document) })
  }

  adx(xml: string | Uint8Array, of: Sent & { type?: string } = {}): Promise<Answer> {
    return this.body('POST', '/api/adx?lang=en', { ...of, type: of.type ?? 'application/xml', body: xml })
  }

  async download(path: string, actor = this.manager): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    const response = await fetch(`${this.app.address}${path}`, { headers: { cookie: actor.cookie } })
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  /** The table of the return as the template in CSV has it, to be filled in. */
  async table(): Promise<Sheet> {
    const { bytes } = await this.download(`/api/returns/${this.returnId}/template.csv?lang=fi`)
    return new Sheet(await readCsv(bytes, 1000))
  }

  /** A machine that acts for the unit, with a token. */
  async machine(of: { mayWrite?: boolean; actions?: string[]; unitIds?: string[] } = {}): Promise<string> {
    const administrator = await this.app.as('administrator')
    const made = await administrator.get<{ createMachineUser: { machine: { id: string } } }>(
      `mutation ($input: CreateMachineUserInput!) { createMachineUser(input: $input) { machine { id } } }`,
      { input: { displayName: 'Asiakasjärjestelmä', purpose: 'Lähettää luvut' } }
    )
    const machineUserId = made.createMachineUser.machine.id
    const consortiumId = await demoConsortium(this.app)
    for (const unitId of of.unitIds ?? [this.ids.unitId]) {
      // A machine at a unit is set up by its administrator; the role itself is not what is looked at here.
      await this.app.rows(
        `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, reason, source)
         VALUES (gen_random_uuid(), $1, $2, 'unit_member', $3, app.today() - 1, 'Spec', 'manual')`,
        [consortiumId, machineUserId, unitId]
      )
    }
    const input = {
      ...{ machineUserId, name: 'Luvut', mayWrite: of.mayWrite ?? true, expiresOn: addDays(todayIn(), 30) },
      actions: of.actions ?? ['network.read', 'indicator.read', 'return.read', 'return.edit']
    }
    const token = await administrator.get<{ createApiToken: { secret: string } }>(
      `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }`,
      { input }
    )
    return token.createApiToken.secret
  }
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) }
}

/** What stands in a cell beside a text. */
type Special = { formula: string } | { merged: number } | { percent: number } | { number: number }

/** A table that somebody fills in; rows are known by their keys, columns are numbered from 1. */
export class Sheet {
  private readonly special = new Map<string, Special>()

  constructor(readonly rows: string[][]) {}

  row(key: string): number {
    return this.rows.findIndex(([first]) => first === key) + 1
  }

  write(key: string, column: number, text: string | Special): this {
    const row = this.row(key)
    const cells = this.rows[row - 1] ?? []
    while (cells.length < column) cells.push('')
    cells[column - 1] = typeof text === 'string' ? text : ''
    if (typeof text !== 'string') this.special.set(`${row} ${column}`, text)
    return this
  }

  get csv(): string {
    return writeCsv(this.rows, { separator: ';' })
  }

  /** The table as a workbook; texts that are numbers become numbers, as they do when somebody types them. */
  async workbook(...before: { sheet: string; data: unknown[][] }[]): Promise<Uint8Array> {
    const data = this.rows.map((cells, row) => {
      const line: unknown[] = cells.map((text, column) => this.cell(text, this.special.get(`${row + 1} ${column + 1}`)))
      for (const [place, each] of line.entries()) if ((each as { columnSpan?: number } | null)?.columnSpan) line[place + 1] = null
      return line
    })
    return write([...before, { sheet: 'Luvut', data }]).toBuffer()
  }

  private cell(text: string, special: Special | undefined): unknown {
    if (special && 'formula' in special) return { type: 'Formula', value: special.formula }
    if (special && 'merged' in special) return { type: Number, value: special.merged, columnSpan: 2 }
    if (special && 'percent' in special) return { type: Number, value: special.percent, format: '0.0 %' }
    if (special) return { type: Number, value: special.number }
    if (text === '') return null
    return /^-?\d+(?:,\d+)?$/.test(text) ? { type: Number, value: Number(text.replace(',', '.')) } : { type: String, value: text }
  }
}

/** A workbook with one more part, or another in the place of one. */
export async function withPart(workbook: Uint8Array, name: string, content: string | Buffer): Promise<Buffer> {
  const parts = new Map(await unpack(workbook, () => true))
  return pack(parts.set(name, Buffer.from(content)))
}
