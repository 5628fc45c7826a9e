/**
 * A made-up consortium whose units report at random, and what they have sent, kept apart from the database's own facts: so
 * that sums can be worked out a second time from what was really sent.
 */
import type { CellAnswer } from '@solmu/domain/results/cell.js'
import { newId } from '@solmu/shared/ids.js'
import pg from 'pg'
import { FACTS_SENT_SQL, SUMS_SENT_SQL } from './sums-again.js'

/** Whole numbers below a limit, the same ones for the same seed. */
export type Dice = (below: number) => number

export function diceOf(seed: number): Dice {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const gender = ['gender:f', 'gender:m', 'gender:unknown']
const states = ['draft', 'submitted', 'returned', 'verified', 'accepted', 'locked'] as const

/** Code, unit, aggregation, the code of the weight, breakdowns. */
const kinds = [
  ['SUM', 'count', 'sum', null, gender],
  ['WEIGHT', 'count', 'sum', null, gender],
  ['LAST', 'count', 'last_value', null, ['']],
  ['PEOPLE', 'persons', 'distinct_persons', null, gender],
  ['MEAN', 'percent', 'weighted_mean', 'WEIGHT', gender],
  ['MEAN_OF_ALL', 'score', 'weighted_mean', 'WEIGHT', ['']],
  ['MEAN_BY_ONE', 'score', 'weighted_mean', 'LAST', gender],
  ['ALONE', 'score', 'none', null, ['']],
  ['PERCENT', 'percent', 'sum', null, gender]
] as const

type Answers = Map<string, CellAnswer & { indicatorId: string; breakdown: string }>
type Place = { readonly id: string; readonly unitId: string; number: number }

export class FactWorld {
  readonly consortiumId = newId()
  readonly headOfficeId = newId()
  readonly centreIds: string[]
  readonly returns: Place[] = []
  /** What was sent, by return and version. */
  readonly sent = new Map<string, Answers[]>()
  private readonly indicatorIds = new Map<string, string>()
  /** What was last about to be sent, should nobody know whether it was. */
  private tried: Answers = new Map()

  private constructor(
    private readonly owner: pg.Client,
    private readonly dice: Dice
  ) {
    this.centreIds = Array.from({ length: 1 + dice(4) }, newId)
  }

  /** A tree of random size, with so many units and a round for each of so many quarters. */
  static async create(owner: pg.Client, dice: Dice, size: { units: number; rounds: number }): Promise<FactWorld> {
    const world = new FactWorld(owner, dice)
    await world.addNetwork()
    await world.addIndicators()
    const units = await world.addUnits(size.units)
    for (let place = 0; place < size.rounds; place++) await world.addRound(place, units)
    return world
  }

  private async addNetwork(): Promise<void> {
    const name = `'K', 'K', 'K'`
    await this.owner.query(`INSERT INTO consortium (id, name_fi, name_sv, name_en) VALUES ($1, ${name})`, [this.consortiumId])
    await this.addUnit(this.headOfficeId, 'headquarters')
    for (const id of this.centreIds) await this.addUnit(id, 'regional_centre')
  }

  private async addUnit(id: string, type: string): Promise<void> {
    await this.owner.query('INSERT INTO org_unit (id, consortium_id, type) VALUES ($1, $2, $3)', [id, this.consortiumId, type])
  }

  private async addUnits(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, newId)
    for (const id of ids) await this.addUnit(id, 'local_unit')
    return ids
  }

  private async addIndicators(): Promise<void> {
    const groupId = newId()
    await this.owner.query(`INSERT INTO indicator_group (id, consortium_id, code, name_fi, name_sv, name_en, position) VALUES ($1, $2, 'g', 'r', 'g', 'g', 1)`, [
      groupId, this.consortiumId
    ])
    for (const [code, unit, aggregation, weight] of [...kinds].sort((a, b) => Number(a[3] !== null) - Number(b[3] !== null))) {
      const id = newId()
      this.indicatorIds.set(code, id)
      const values = [id, this.consortiumId, code, groupId, unit, aggregation, weight === null ? null : this.indicatorIds.get(weight)]
      await this.owner.query(
        `INSERT INTO indicator (id, consortium_id, code, group_id, position, unit, decimals, aggregation, source_class, weight_indicator_id)
         VALUES ($1, $2, $3, $4, 1, $5, 0, $6, 'manual', $7)`, values
      )
    }
  }

  private async addRound(place: number, unitIds: readonly string[]): Promise<void> {
    const id = newId()
    const period = `${2024 + Math.floor(place / 4)}-Q${1 + (place % 4)}`
    await this.owner.query(
      `INSERT INTO collection_round (id, consortium_id, name_fi, name_sv, name_en, period, period_kind, period_from, period_to,
         opens_on, due_on, grace_until, verify_by, accept_by, state)
       SELECT $1, $2, 'k', 'i', 'r', $3, 'quarter', day, (day + interval '3 months')::date, day, day, day, day, day, 'open'
       FROM (SELECT make_date($4, $5, 1) AS day) d`,
      [id, this.consortiumId, period, 2024 + Math.floor(place / 4), 1 + 3 * (place % 4)]
    )
    for (const unitId of unitIds) {
      const returnId = newId()
      await this.owner.query('INSERT INTO unit_return (id, consortium_id, round_id, unit_id, centre_id) VALUES ($1, $2, $3, $4, $5)', [
        returnId, this.consortiumId, id, unitId, this.someNode()
      ])
      this.returns.push({ id: returnId, unitId, number: 0 })
      this.sent.set(returnId, [])
    }
  }

  /** A centre, sometimes the head office itself, sometimes none. */
  someNode(): string | null {
    const nodes = [...this.centreIds, ...this.centreIds, this.headOfficeId, null]
    return nodes[this.dice(nodes.length)] ?? null
  }

  someReturn(): Place {
    const place = this.returns[this.dice(this.returns.length)]
    if (!place) throw new Error('There are no returns')
    return place
  }

  private someAnswer(): CellAnswer {
    const status = (['value', 'value', 'value', 'value', 'missing', 'not_applicable', 'not_asked'] as const)[this.dice(7)] ?? 'value'
    const large = this.dice(12) === 0 ? 8_999_999_999_000 : 0
    return { status, value: status === 'value' ? large + this.dice(200) - (this.dice(9) === 0 ? 100 : 0) : null }
  }

  /** A new version of what the unit says: some answers change, some go, some come. */
  nextAnswers(before: Answers = new Map()): Answers {
    const answers: Answers = new Map()
    for (const [code, , , , breakdowns] of kinds) {
      for (const breakdown of breakdowns) {
        const indicatorId = this.indicatorIds.get(code) ?? ''
        const key = `${indicatorId}/${breakdown}`
        const known = before.get(key)
        if (known && this.dice(3) > 0) answers.set(key, known)
        else if (this.dice(8) > 0) answers.set(key, { indicatorId, breakdown, ...this.someAnswer() })
      }
    }
    return answers
  }

  /** Sends the return: the working copy, the version and the state, the latter two in either order. */
  async submit(of: Place, client: pg.Client = this.owner): Promise<void> {
    const versions = this.sent.get(of.id) ?? []
    const answers = this.nextAnswers(versions.at(-1))
    this.tried = answers
    const isStateFirst = this.dice(2) === 0
    const state = () => client.query(`UPDATE unit_return SET state = 'submitted' WHERE id = $1`, [of.id])
    await inTransaction(client, async () => {
      await client.query('SELECT 1 FROM unit_return WHERE id = $1 FOR UPDATE', [of.id])
      await client.query('DELETE FROM return_cell WHERE return_id = $1', [of.id])
      await client.query(
        `INSERT INTO return_cell (return_id, indicator_id, breakdown, consortium_id, unit_id, status, value)
         SELECT $1, c."indicatorId", c.breakdown, $2, $3, c.status, c.value
         FROM json_to_recordset($4::json) AS c("indicatorId" uuid, breakdown text, status text, value bigint)`,
        [of.id, this.consortiumId, of.unitId, JSON.stringify([...answers.values()])]
      )
      if (isStateFirst) await state()
      await this.insertVersion(client, of, 'submission')
      if (!isStateFirst) await state()
    })
    of.number += 1
    versions.push(answers)
  }

  /** Takes what was last tried for sent, if the number of the return says that it was. */
  settle(of: Place, number: number): void {
    if (number === of.number) return
    of.number = number
    this.sent.get(of.id)?.push(this.tried)
  }

  /** An accepted correction of a few of the figures that stand; perhaps of one that was never sent. */
  async correct(of: Place, client: pg.Client = this.owner): Promise<void> {
    const versions = this.sent.get(of.id) ?? []
    const corrected: Answers = new Map(versions.at(-1))
    const cells = [...this.nextAnswers().values()].filter(() => this.dice(5) === 0)
    if (of.number === 0 || cells.length === 0) return
    for (const cell of cells) corrected.set(`${cell.indicatorId}/${cell.breakdown}`, cell)
    await inTransaction(client, async () => {
      await client.query('SELECT 1 FROM unit_return WHERE id = $1 FOR UPDATE', [of.id])
      await client.query(
        `INSERT INTO correction (id, return_id, consortium_id, unit_id, state, reason, cells, version_number) VALUES ($1, $2, $3, $4, 'accepted', 'x', $5, $6)`,
        [newId(), of.id, this.consortiumId, of.unitId, JSON.stringify(cells), of.number + 1]
      )
      await this.insertVersion(client, of, 'correction')
    })
    of.number += 1
    versions.push(corrected)
  }

  private async insertVersion(client: pg.Client, of: Place, kind: string): Promise<void> {
    await client.query('INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind) VALUES ($1, $2, $3, $4, $5)', [
      of.id, of.number + 1, this.consortiumId, of.unitId, kind
    ])
  }

  /** Moves returns to states, each to one of its own, in one statement. */
  async moveStates(returns: readonly Place[], client: pg.Client = this.owner): Promise<void> {
    const target = returns.map(() => states[this.dice(states.length)])
    await client.query(
      `UPDATE unit_return r SET state = t.state FROM unnest($1::uuid[], $2::text[]) AS t (id, state) WHERE r.id = t.id`,
      [returns.map(({ id }) => id), target]
    )
  }

  /** Moves returns to other centres, as when the network changes after the fact. */
  async moveCentres(returns: readonly Place[], client: pg.Client = this.owner): Promise<void> {
    await client.query(
      `UPDATE unit_return r SET centre_id = t.node FROM unnest($1::uuid[], $2::uuid[]) AS t (id, node) WHERE r.id = t.id`,
      [returns.map(({ id }) => id), returns.map(() => this.someNode())]
    )
  }

  /** Something that may happen to returns, at random. */
  async anything(client: pg.Client = this.owner, of: readonly Place[] = this.returns): Promise<void> {
    const one = of[this.dice(of.length)] ?? this.someReturn()
    const some = of.filter((each) => each === one || this.dice(4) === 0)
    switch (this.dice(6)) {
      case 0:
        return this.moveStates(some, client)
      case 1:
        return this.moveCentres(some, client)
      case 2:
        return this.correct(one, client)
      case 3:
        return this.moveStates([one], client)
      default:
        return this.submit(one, client)
    }
  }

  /** Puts what was sent beside the database's own facts, for whoever works sums out again. */
  async layOut(): Promise<void> {
    await this.owner.query('CREATE TEMP TABLE IF NOT EXISTS sent (return_id uuid, number integer, indicator_id uuid, breakdown text, status text, value bigint)')
    await this.owner.query('TRUNCATE sent')
    for (const [returnId, versions] of this.sent) {
      const rows = versions.flatMap((answers, place) => [...answers.values()].map((answer) => ({ ...answer, number: place + 1 })))
      await this.owner.query(
        `INSERT INTO sent SELECT $1, s.number, s."indicatorId", s.breakdown, s.status, s.value
         FROM json_to_recordset($2::json) AS s(number integer, "indicatorId" uuid, breakdown text, status text, value bigint)`,
        [returnId, JSON.stringify(rows)]
      )
    }
  }

  /** What differs between the sums that are kept and those worked out of what was sent. */
  async differences(): Promise<unknown[]> {
    await this.layOut()
    const { rows: sums } = await this.owner.query(SUMS_SENT_SQL, [this.consortiumId])
    const { rows: facts } = await this.owner.query(FACTS_SENT_SQL, [this.consortiumId])
    const { rows: check } = await this.owner.query('SELECT * FROM app.results_rollup_check($1)', [this.consortiumId])
    return [...sums, ...facts, ...check]
  }
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN')
  try {
    await work()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
