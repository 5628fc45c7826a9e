import { Injectable } from '@nestjs/common'
import type { ConsolidatedCell } from '@solmu/domain/reports/consolidate.js'
import type { EditionContents } from '@solmu/domain/reports/edition-contents.js'
import { consolidatedIndicator } from '@solmu/domain/reports/edition-frame.js'
import type { DisclosureProblem, Protection } from '@solmu/domain/reports/disclosure.js'
import type { Protector } from '@solmu/domain/reports/disclosure-protect.js'
import { type CellAddress, cellText } from '@solmu/domain/reports/edition.js'
import { protectEdition } from '@solmu/domain/reports/protect-edition.js'
import { relationsOf } from '@solmu/domain/reports/protect-relations.js'
import { type CareRule, careOf, levelText } from '@solmu/domain/reports/publication.js'
import type { CheckSpec } from '@solmu/domain/results/check-rule.js'
import { readSpec } from '@solmu/domain/results/check-spec.js'
import { groupBy } from '@solmu/shared/groups.js'
import { Db } from '../../../core/db/db.js'
import { SolverThread } from '../../../core/solver/solver-thread.js'
import type { ProtectionRow } from './edition-rows.js'
import type { EditionRecord } from './edition-store.js'

/** How carefully an edition is protected where no audience says it. */
const usual: CareRule = { personsThreshold: 5, surveyThreshold: 10, showsZero: true }

/** What is to be protected, for whom. */
export interface Protectable {
  readonly record: EditionRecord
  readonly contents: EditionContents
  readonly cells: readonly ConsolidatedCell[]
  readonly care: Care
}

/** What readers know beside the figures, and how carefully they have to be served. */
export interface Care {
  /** The least careful first. */
  readonly levels: readonly string[]
  /** The rules in force by which returns are checked: some say that an indicator is the sum of others. */
  readonly rules: readonly CheckSpec[]
}

/** What is withheld, and of how many groups of figures in haste. */
export interface ProtectedEdition {
  readonly rows: readonly ProtectionRow[]
  readonly hastyCount: number
}

/** Counts what was protected without the search for the fewest. */
class HasteWatch implements Protector {
  count = 0

  constructor(private readonly protector: Protector) {}

  async protect(problem: DisclosureProblem): Promise<Protection> {
    const protection = await this.protector.protect(problem)
    if (protection.isHasty) this.count += 1
    return protection
  }
}

/** What the edition before withheld, with the figure that it was. */
type WithheldBefore = CellAddress & { readonly level: string; readonly value: string | null }

const BEFORE_SQL = `
  SELECT p.level, p.indicator_id AS "indicatorId", p.breakdown, p.lens, p.area, p.period, c.value::text AS value
  FROM edition_protection p JOIN edition_cell c ON c.edition_id = p.edition_id AND c.indicator_id = p.indicator_id AND c.lens = p.lens
    AND c.area = p.area AND c.period = p.period AND c.breakdown = p.breakdown
  WHERE p.edition_id = $1`

/** Works out what is withheld of an edition, level by level. */
@Injectable()
export class EditionProtection {
  constructor(
    private readonly db: Db,
    private readonly solver: SolverThread
  ) {}

  /** How careful the active audiences have to be served, the usual care where there is none; and the rules in force. */
  async care(): Promise<Care> {
    const rules = await this.db.sql<CareRule>(
      `SELECT DISTINCT a.persons_threshold AS "personsThreshold", a.survey_threshold AS "surveyThreshold", a.shows_zero AS "showsZero"
       FROM audience a WHERE a.is_active AND a.consortium_id = app.consortium_id()`
    )
    const levels = (rules.length === 0 ? [usual] : rules).map(levelText)
    levels.sort((a, b) => severity(a) - severity(b) || (a < b ? -1 : 1))
    const sums = await this.db.sql<{ spec: unknown }>(
      `SELECT r.spec FROM check_rule r WHERE r.consortium_id = app.consortium_id() AND r.subject = 'return' AND r.kind = 'parts' AND r.is_active ORDER BY r.code`
    )
    const read = sums.map(({ spec }) => readSpec('parts', spec))
    return { levels, rules: read.flatMap((each) => ('spec' in each ? [each.spec] : [])) }
  }

  /**
   * What is withheld at each level. A more careful one withholds at least what the one before it does, and what the edition
   * that is replaced withheld stays so as long as the figure is the same: who has both reads no more than who has one.
   *
   * @param onLevel told after each level
   */
  async protect({ record, contents, cells, care }: Protectable, onLevel: () => Promise<void>): Promise<ProtectedEdition> {
    const before = await this.before(record)
    const values = new Map(cells.map((cell) => [cellText(cell), cell.value === null ? null : String(cell.value)]))
    const indicators = contents.indicators.map(consolidatedIndicator)
    const relations = relationsOf(care.rules, indicators)
    const rows: ProtectionRow[] = []
    const solver = new HasteWatch(this.solver)
    let careless: readonly CellAddress[] = []
    for (const level of care.levels) {
      const { personsThreshold: persons, surveyThreshold: survey, showsZero } = careOf(level) ?? usual
      const kept = (before.get(level) ?? []).filter((cell) => values.get(cellText(cell)) === cell.value)
      const earlier = [...careless, ...kept]
      const withheld = await protectEdition(cells, contents.facts, { indicators, thresholds: { persons, survey }, showsZero, earlier, relations, solver })
      rows.push(...withheld.map(({ address, kind }) => ({ ...address, level, kind })))
      careless = withheld.map(({ address }) => address)
      await onLevel()
    }
    return { rows, hastyCount: solver.count }
  }

  private async before({ replacesId }: EditionRecord): Promise<Map<string, WithheldBefore[]>> {
    if (replacesId === null) return new Map()
    const rows = await this.db.read(() => this.db.sql<WithheldBefore>(BEFORE_SQL, [replacesId]))
    return groupBy(rows, ({ level }) => level)
  }
}

function severity(level: string): number {
  const rule = careOf(level) ?? usual
  return rule.personsThreshold + rule.surveyThreshold + (rule.showsZero ? 0 : 1)
}
