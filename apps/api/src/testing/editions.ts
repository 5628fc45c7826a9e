/** For specs: editions as the head office makes them, each through the API and its worker. */
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, type GraphQLAnswer, TestApp } from './harness.js'

export type Edition = {
  id: string
  state: string
  year: number | null
  number: number | null
  firstPeriod: string
  lastPeriod: string
  sha256: string | null
  signature: string | null
  keyId: string | null
  failure: string | null
  doneCount: number
  totalCount: number
  includedCount: number
  missingCount: number
  version: number
}

const FIELDS = `id state year number firstPeriod lastPeriod sha256 signature keyId failure doneCount totalCount includedCount missingCount version`
const mutation = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${name === 'dropEdition' ? 'editionId' : `edition { ${FIELDS} }`} } }`

export const editionDocuments = {
  prepare: mutation('prepareEdition', 'PrepareEditionInput'),
  renew: mutation('renewEdition', 'RenewEditionInput'),
  certify: mutation('certifyEdition', 'CertifyEditionInput'),
  drop: mutation('dropEdition', 'DropEditionInput'),
  one: `query ($id: ID!) { edition(id: $id) { ${FIELDS} } }`
}

const PROPOSE = 'mutation ($input: ProposeCorrectionInput!) { proposeCorrection(input: $input) { correction { id version } } }'
const VERIFY = 'mutation ($input: VerifyCorrectionInput!) { verifyCorrection(input: $input) { correction { id version } } }'
const DECIDE = 'mutation ($input: DecideCorrectionInput!) { decideCorrection(input: $input) { correction { id state } } }'

const longest = 300_000

/** The tables that an edition fills. */
const tables = ['edition_part', 'edition_return', 'edition_fact', 'edition_cell', 'edition_protection', 'edition_change']

/** The demo with a worker, and the people of the head office. */
export class EditionBench {
  private constructor(
    readonly app: TestApp,
    readonly office: Actor
  ) {}

  static async start(): Promise<EditionBench> {
    const app = await TestApp.start({ env: { WORKER: 'in-process' } })
    // Nobody who has to be served carefully: what is withheld, and how long it takes to find out, is another spec's matter.
    await app.rows('UPDATE audience SET is_active = false')
    await app.rows(
      `INSERT INTO audience (id, consortium_id, kind, name_fi, name_sv, name_en, organisation_id, persons_threshold, survey_threshold)
       SELECT $1, c.id, 'funder', 'Laitosten lukijat', 'Läsare', 'Readers', (SELECT o.id FROM organisation o WHERE o.consortium_id = c.id ORDER BY o.id LIMIT 1), 1, 1
       FROM consortium c WHERE c.is_demo`,
      [newId()]
    )
    return new EditionBench(app, await app.as('national_coordinator'))
  }

  stop(): Promise<void> {
    return this.app.stop()
  }

  /** The last two periods of the demo that are locked. */
  async lockedRun(): Promise<{ firstPeriod: string; lastPeriod: string }> {
    const rows = await this.app.rows<{ period: string }>(`SELECT period FROM collection_round WHERE state = 'locked' ORDER BY period_from DESC LIMIT 2`)
    const [last, first] = rows.map(({ period }) => period)
    if (!first || !last) throw new Error('The demo has no locked rounds')
    return { firstPeriod: first, lastPeriod: last }
  }

  async one(id: string, actor = this.office): Promise<Edition> {
    return (await actor.get<{ edition: Edition }>(editionDocuments.one, { id })).edition
  }

  ask<Data>(step: keyof typeof editionDocuments, input: object, actor = this.office): Promise<GraphQLAnswer<Data>> {
    return actor.ask<Data>(editionDocuments[step], { input })
  }

  /** Has an edition prepared and waits for it. */
  async prepare(input: Record<string, unknown>): Promise<Edition> {
    const { prepareEdition } = await this.office.get<{ prepareEdition: { edition: Edition } }>(editionDocuments.prepare, { input: { lenses: [], ...input } })
    return this.waited(prepareEdition.edition.id)
  }

  /** The edition when its preparation has ended. */
  async waited(id: string): Promise<Edition> {
    for (const begun = Date.now(); ; await setTimeout(50)) {
      const edition = await this.one(id)
      if (edition.state !== 'preparing') return edition
      if (Date.now() - begun > longest) throw new Error(`Still preparing: ${edition.doneCount} of ${edition.totalCount}`)
    }
  }

  async certify({ id, version }: Pick<Edition, 'id' | 'version'>): Promise<Edition> {
    const input = { editionId: id, expectedVersion: version }
    return (await this.office.get<{ certifyEdition: { edition: Edition } }>(editionDocuments.certify, { input })).certifyEdition.edition
  }

  /** Bytes of a file of an edition. */
  async file(id: string, path: string, actor = this.office): Promise<{ status: number; bytes: Buffer }> {
    const response = await fetch(`${this.app.address}/api/editions/${id}/${path}`, { headers: { cookie: actor.cookie } })
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  /** One hash over every byte that is kept of an edition and every file that goes out of it. */
  async fingerprint(id: string): Promise<string> {
    const hash = createHash('sha256')
    for (const table of tables) {
      // Hashed where they are: an edition has tens of thousands of rows.
      const [rows] = await this.app.rows<{ count: number; sha256: string }>(
        `SELECT count(*)::int AS count, encode(sha256(convert_to(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C"), ''), 'UTF8')), 'hex') AS sha256
         FROM ${table} t WHERE t.edition_id = $1`,
        [id]
      )
      if (table === 'edition_cell' && !rows?.count) throw new Error('The edition holds no figures')
      hash.update(`${table} ${rows?.count} ${rows?.sha256}\n`)
    }
    const [row] = await this.app.rows<{ text: string }>('SELECT e::text AS text FROM edition e WHERE e.id = $1', [id])
    hash.update(row?.text ?? '')
    const parts = await this.app.rows<{ name: string }>('SELECT name FROM edition_part WHERE edition_id = $1 ORDER BY name', [id])
    for (const path of ['manifest.json', ...parts.map(({ name }) => `parts/${name}.jsonl`)]) hash.update((await this.file(id, path)).bytes)
    return hash.digest('hex')
  }

  /**
   * Corrects the first figure of the demo manager's unit in a period: the unit proposes, the centre verifies, the head office
   * accepts.
   *
   * @returns which figure, and what it was and is
   */
  async correct(period: string, reason: string): Promise<{ indicatorId: string; breakdown: string; was: number; value: number; returnId: string }> {
    const [manager, centre] = [await this.app.as('unit_manager'), await this.app.as('regional_coordinator')]
    const [fact] = await this.app.rows<{ returnId: string; version: number; indicatorId: string; breakdown: string; value: string }>(
      `SELECT f.return_id AS "returnId", r.version, f.indicator_id AS "indicatorId", f.breakdown, f.value
       FROM fact f JOIN unit_return r ON r.id = f.return_id JOIN indicator i ON i.id = f.indicator_id
       JOIN role_assignment a ON a.unit_id = f.unit_id JOIN app_user u ON u.id = a.user_id AND u.email = 'mikko.hyvarinen@solmu.example'
       WHERE f.period = $1 AND f.to_version IS NULL AND f.value > 5 AND i.aggregation = 'sum' AND i.decimals = 0 ORDER BY i.code, f.breakdown LIMIT 1`,
      [period]
    )
    if (!fact) throw new Error('The unit has no such figure')
    const { returnId, version, indicatorId, breakdown } = fact
    const [was, value] = [Number(fact.value), Number(fact.value) + 3]
    const cells = [{ indicatorId, breakdown, status: 'value', value: String(value) }]
    const { proposeCorrection } = await manager.get<{ proposeCorrection: { correction: { id: string; version: number } } }>(PROPOSE, {
      input: { returnId, expectedVersion: version, reason, cells }
    })
    const seen = { correctionId: proposeCorrection.correction.id, expectedVersion: proposeCorrection.correction.version }
    const { verifyCorrection } = await centre.get<{ verifyCorrection: { correction: { version: number } } }>(VERIFY, { input: seen })
    const decision = { ...seen, expectedVersion: verifyCorrection.correction.version, decision: 'accept' }
    await this.office.get(DECIDE, { input: decision })
    return { indicatorId, breakdown, was, value, returnId }
  }
}

/** The code of a refusal, or nothing. */
export const codeOf = ({ errors }: GraphQLAnswer<unknown>): string => errors?.[0]?.extensions.code ?? ''
