/** Figures that units of the demo network have sent, by the owner's hand: through the version that makes the facts. */
import type { CellStatus } from '@solmu/domain/results/cell.js'
import { newId } from '@solmu/shared/ids.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import type { TestApp } from '../../../../testing/harness.js'

export type Reported = { code: string; breakdown?: string; status?: CellStatus; value: number | null }

type Described = { unit: string; aggregation: string; decimals?: number; weight?: string; numerator?: string; denominator?: string; factor?: number }

/** The indicators and rounds of a spec, in the consortium of the demo. */
export class ReportedFigures {
  readonly ids = new Map<string, string>()
  private readonly rounds = new Map<string, string>()

  private constructor(
    private readonly app: TestApp,
    readonly consortiumId: string,
    private readonly groupId: string
  ) {}

  static async begin(app: TestApp): Promise<ReportedFigures> {
    const [demo] = await app.rows<{ id: string }>('SELECT id FROM consortium WHERE is_demo')
    const groupId = newId()
    await app.rows(
      `INSERT INTO indicator_group (id, consortium_id, code, name_fi, name_sv, name_en, position) VALUES ($1, $2, $3, 'Koe', 'Prov', 'Test', 99)`,
      [groupId, demo?.id, `t${groupId.replaceAll('-', '').slice(-20)}`]
    )
    return new ReportedFigures(app, demo?.id ?? '', groupId)
  }

  async indicator(code: string, of: Described): Promise<string> {
    const id = newId()
    const source = of.numerator === undefined ? 'manual' : 'derived'
    await this.app.rows(
      `INSERT INTO indicator (id, consortium_id, code, group_id, position, unit, decimals, aggregation, source_class, weight_indicator_id)
       VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9)`,
      [id, this.consortiumId, code, this.groupId, of.unit, of.decimals ?? 0, of.aggregation, source, of.weight ? this.ids.get(of.weight) : null]
    )
    await this.app.rows(
      `INSERT INTO indicator_version (indicator_id, number, consortium_id, valid_from, name_fi, name_sv, name_en, definition_fi, definition_sv,
         definition_en, direction, numerator, denominator, factor)
       VALUES ($1, 1, $2, '2000-01-01', $3, $3, $3, 'x', 'x', 'x', 'more', $4, $5, $6)`,
      [id, this.consortiumId, code, of.numerator ?? null, of.denominator ?? null, of.factor ?? 1]
    )
    this.ids.set(code, id)
    return id
  }

  id(code: string): string {
    const id = this.ids.get(code)
    if (id === undefined) throw new Error(`No indicator ${code}`)
    return id
  }

  private async round(period: string): Promise<string> {
    const known = this.rounds.get(period)
    if (known) return known
    const id = newId()
    const { validFrom, validTo } = validityOfPeriod(period)
    await this.app.rows(
      `INSERT INTO collection_round (id, consortium_id, name_fi, name_sv, name_en, period, period_kind, period_from, period_to, opens_on, due_on,
         grace_until, verify_by, accept_by, state)
       VALUES ($1, $2, 'Koe', 'Prov', 'Test', $3, 'quarter', $4, $5, $5, $5, $5, $5, $5, 'open')`,
      [id, this.consortiumId, period, validFrom, validTo]
    )
    this.rounds.set(period, id)
    return id
  }

  /** Sends figures of a unit in a period; returns the id of its return. */
  async send(of: { unitId: string; centreId: string | null; period: string; state?: string }, figures: readonly Reported[]): Promise<string> {
    const id = newId()
    const values = [id, this.consortiumId, await this.round(of.period), of.unitId, of.centreId, of.state ?? 'accepted']
    await this.app.rows('INSERT INTO unit_return (id, consortium_id, round_id, unit_id, centre_id, state) VALUES ($1, $2, $3, $4, $5, $6)', values)
    const cells = figures.map(({ code, breakdown = '', status, value }) => ({
      ...{ indicatorId: this.id(code), breakdown, value },
      status: status ?? (value === null ? 'missing' : 'value')
    }))
    await this.app.rows(
      `INSERT INTO return_cell (return_id, indicator_id, breakdown, consortium_id, unit_id, status, value)
       SELECT $1, c."indicatorId", c.breakdown, $2, $3, c.status, c.value
       FROM json_to_recordset($4::json) AS c("indicatorId" uuid, breakdown text, status text, value bigint)`,
      [id, this.consortiumId, of.unitId, JSON.stringify(cells)]
    )
    await this.app.rows(`INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind) VALUES ($1, 1, $2, $3, 'submission')`, [
      id, this.consortiumId, of.unitId
    ])
    return id
  }
}
