import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { assessmentStates } from '@solmu/domain/quality/assessment-workflow.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { AssessmentFilter, AssessmentListArgs } from './assessment-input.graphql.js'
import type { AssessmentSortEnum } from './assessment-kinds.graphql.js'
import { ASSESSMENT, type AssessmentRow, FROM_ASSESSMENTS, LATE } from './assessment-row.js'

type ListedRow = AssessmentRow & { readonly sortKey: string }

const FINNISH = 'COLLATE "fi-x-icu"'
const nameOfUnit = (id: string): string => `coalesce((SELECT n.name_fi FROM unit_now n WHERE n.id = ${id}), '')`

/** Texts, so that one cursor serves every order. */
const sortKeys: Readonly<Record<`${AssessmentSortEnum}`, string>> = {
  unit: nameOfUnit('a.unit_id'),
  centre: nameOfUnit('a.centre_id'),
  framework: `v.content #>> '{name,fi}'`,
  state: `array_position(ARRAY['${assessmentStates.join("', '")}'], a.state)::text`,
  score: `coalesce(to_char(a.score, 'FM000000.00'), '')`,
  due: `coalesce(a.due_on::text, '9999')`,
  assessed: `coalesce(a.assessed_on::text, '')`
}

/** `$1` round, `$2` framework, `$3` unit, `$4` centre, `$5` states, `$6` band, `$7` whether late, `$8` pattern. */
const MATCHES = `($1::uuid IS NULL OR a.cycle_id = $1) AND ($2::uuid IS NULL OR a.framework_id = $2) AND ($3::uuid IS NULL OR a.unit_id = $3)
  AND ($4::uuid IS NULL OR a.centre_id = $4) AND ($5::text[] IS NULL OR a.state = ANY ($5)) AND ($6::text IS NULL OR a.band = $6)
  AND ($7::boolean IS NULL OR coalesce(${LATE}, false) = $7)
  AND ($8::text IS NULL OR concat_ws(E'\\n', v.content #>> '{name,fi}', v.content #>> '{name,sv}', v.content #>> '{name,en}') ${FINNISH} ILIKE $8
    OR EXISTS (SELECT 1 FROM unit_now n WHERE n.id = a.unit_id AND concat_ws(E'\\n', n.name_fi, n.name_sv, n.name_en) ${FINNISH} ILIKE $8)
    OR EXISTS (SELECT 1 FROM quality_cycle c WHERE c.id = a.cycle_id AND concat_ws(E'\\n', c.name_fi, c.name_sv, c.name_en) ${FINNISH} ILIKE $8))`

/** Reads lists of assessments, as far as the viewer may read them. */
@Injectable()
export class AssessmentListQueries {
  constructor(private readonly db: Db) {}

  /**
   * A page of assessments; one statement, and another for the count when it is asked for.
   *
   * @throws DomainError INVALID_CURSOR
   */
  async list(args: AssessmentListArgs, wantsTotal: boolean): Promise<Page<AssessmentRow>> {
    const first = args.first ?? DEFAULT_PAGE
    const start = pageStart(args.after, ['string', 'string'])
    const filter = filterValues(args.filter)
    const order = args.descending ? 'DESC' : 'ASC'
    const beyond = `($9::text IS NULL OR ("sortKey" ${FINNISH}, id) ${args.descending ? '<' : '>'} ($9, $10::uuid))`
    const rows = await this.db.sql<ListedRow>(
      `SELECT * FROM (SELECT ${ASSESSMENT}, ${sortKeys[args.sort ?? 'unit']} AS "sortKey" FROM ${FROM_ASSESSMENTS} WHERE ${MATCHES}) r
       WHERE ${beyond} ORDER BY "sortKey" ${FINNISH} ${order}, id ${order} LIMIT $11`,
      [...filter, start?.[0] ?? null, validId(start?.[1]), first + 1]
    )
    const totalCount = wantsTotal ? await this.count(filter) : 0
    return toPage(rows, { first, totalCount, cursor: ({ sortKey, id }) => [sortKey, id] })
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const sql = `SELECT count(*)::int AS count FROM ${FROM_ASSESSMENTS} WHERE ${MATCHES}`
    return (await this.db.sql<{ count: number }>(sql, filter))[0]?.count ?? 0
  }
}

function filterValues(filter?: AssessmentFilter | null): unknown[] {
  const { cycleId = null, frameworkId = null, unitId = null, centreId = null, states = null, band = null, isLate = null } = filter ?? {}
  return [cycleId, frameworkId, unitId, centreId, states, band, isLate, likePattern(filter?.search)]
}

function validId(value: unknown): string | null {
  if (value === undefined) return null
  if (!isUuid(value)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return value
}
