import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FileRow } from '@solmu/domain/network/import-cells.js'
import { readPublicProject, type PublicProjectFacts } from '@solmu/domain/portfolio/public-project.js'
import { type FieldReading, readingsOf } from '@solmu/domain/portfolio/public-project-readings.js'
import { type ListSums, type ListTotal, listTotals, planPublicProjects, type PlannedPublicProject, type PublicProjectRecord } from '@solmu/domain/portfolio/public-project-plan.js'
import { newId } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { errorCodeOf } from '../../../core/db/db-errors.js'
import { checkAsSeen, eachInSteps, fieldsOf, inSteps, type KindOfWork, type Planned, stateRefusal } from '../../network/network-import/import-steps.js'
import type { ImportReading, ImportTotal } from '../../network/network-import/network-import.graphql.js'
import type { BroughtIn, CheckedRow, ImportRecord, StoredRow } from '../../network/network-import/network-import.queries.js'
import { money } from '../money-input.js'

/** A project as the register has it, and the list that last said something of it. */
type Kept = PublicProjectRecord & { readonly importId: string }

/** The same as it is to be written over the version that is known. */
type Written = Kept & { readonly next: number }

/** What a row keeps so that it can be undone: what was known before, and the version that it made. */
type Before = { readonly record: Kept | null; readonly version: number }

/** The facts, by the columns that hold them. */
const COLUMNS: Readonly<Record<keyof PublicProjectFacts, string>> = {
  ...{ name: 'name', code: 'code', organisation: 'organisation', businessId: 'business_id', funder: 'funder', fund: 'fund', programme: 'programme' },
  ...{ priority: 'priority', objective: 'objective', region: 'region', state: 'state', startsOn: 'starts_on', endsOn: 'ends_on', currency: 'currency' },
  ...{ granted: 'granted', realised: 'realised', publicPlanned: 'public_planned', publicRealised: 'public_realised', summary: 'summary' }
}
const types: Partial<Readonly<Record<keyof PublicProjectFacts, string>>> = { startsOn: 'date', endsOn: 'date', granted: 'bigint', realised: 'bigint', publicPlanned: 'bigint', publicRealised: 'bigint' }
const entries = Object.entries(COLUMNS) as [keyof PublicProjectFacts, string][]
const NAMES = entries.map(([, column]) => column).join(', ')
const VALUES = entries.map(([fact]) => `r."${fact}"`).join(', ')
const GIVEN = `jsonb_to_recordset($1::jsonb) AS r(id uuid, version int, next int, "importId" uuid, ${entries.map(([fact]) => `"${fact}" ${types[fact] ?? 'text'}`).join(', ')})`

const REGISTER_SQL = `SELECT id, version, import_id AS "importId", json_build_object(${entries.map(([fact, column]) => `'${fact}', ${column}`).join(', ')}) AS facts
  FROM public_project WHERE consortium_id = app.consortium_id()`

const SOME_SQL = `${REGISTER_SQL} AND id = ANY ($1::uuid[])`

const INSERT_SQL = `INSERT INTO public_project (id, consortium_id, version, import_id, ${NAMES}) SELECT r.id, app.consortium_id(), r.version, r."importId", ${VALUES} FROM ${GIVEN}`

/** Only those that are of the version that is known. */
const UPDATE_SQL = `WITH changed AS (
    UPDATE public_project p SET (version, import_id, ${NAMES}) = (SELECT r.next, r."importId", ${VALUES}) FROM ${GIVEN} WHERE p.id = r.id AND p.version = r.version RETURNING 1
  ) SELECT count(*)::int AS count FROM changed`

const FORGET_SQL = `WITH gone AS (
    DELETE FROM public_project p USING jsonb_to_recordset($1::jsonb) AS r(id uuid, version int) WHERE p.id = r.id AND p.version = r.version RETURNING 1
  ) SELECT count(*)::int AS count FROM gone`

const TOTALS_SQL = `SELECT funder, currency, json_build_object('rows', count(*), 'granted', coalesce(sum(granted), 0)::text, 'realised', coalesce(sum(realised), 0)::text) AS sums
  FROM public_project WHERE consortium_id = app.consortium_id() GROUP BY funder, currency`

/** One list at a time. */
const LOCK_SQL = `SELECT pg_advisory_xact_lock(hashtextextended('public_project:' || app.consortium_id(), 0))`

const KEPT_SQL = `SELECT subject_id AS "subjectId", before FROM network_import_row WHERE import_id = $1 AND before IS NOT NULL ORDER BY line`

const MOVED_ON_SQL = `SELECT count(*)::int AS count FROM network_import_row t LEFT JOIN public_project p ON p.id = t.subject_id AND p.version = (t.before ->> 'version')::int
  WHERE t.import_id = $1 AND t.before IS NOT NULL AND p.id IS NULL`

type TotalRow = { readonly funder: string | null; readonly currency: string; readonly sums: { readonly rows: number; readonly granted: string; readonly realised: string } }

/** How many projects one statement writes. */
const PART = 5000

/** Projects of others from a public list: entered or changed, each with what was known before, and summed before and after. */
@Injectable()
export class PublicProjectImport implements KindOfWork {
  constructor(private readonly db: Db) {}

  async plan(record: ImportRecord, rows: readonly FileRow[]): Promise<Planned> {
    const known = await this.db.read(() => this.register())
    const planned = await planOf(record, rows, known)
    return { rows: planned, totals: listTotals(known, planned).map(toldTotal) }
  }

  /** Beside what is known today; of a list that has been brought in, beside what was known before it. */
  async understand(record: ImportRecord, rows: readonly StoredRow[]): Promise<ImportReading[][]> {
    const ids = record.state === 'checked' ? rows.flatMap(({ subjectId, outcome }) => (subjectId && outcome === 'changed' ? [subjectId] : [])) : []
    const known = ids.length === 0 ? [] : await this.db.sql<Kept>(SOME_SQL, [ids])
    const byId = new Map(known.map((each) => [each.id, each]))
    const columns = columnsOf(record)
    return rows.map(({ line, cells, subjectId, before }) => {
      const kept = before === null ? byId.get(subjectId ?? '') : (before as Before).record
      return readingsOf(columns.fields, { line, cells, headed: columns.headed }, kept?.facts ?? null).map(toldReading)
    })
  }

  async bringIn(record: ImportRecord, rows: readonly CheckedRow[]): Promise<{ changeId: null; rows: BroughtIn[]; totals: ImportTotal[] }> {
    await this.db.sql(LOCK_SQL)
    const known = await this.register()
    const planned = await planOf(record, rows, known)
    checkAsSeen(rows, planned)
    const before = await this.sums()
    const byId = new Map(known.map((each) => [each.id, each]))
    const writes = planned.flatMap(({ line, outcome, subjectId, facts }) => {
      const old = byId.get(subjectId ?? '') ?? null
      return subjectId && (outcome === 'new' || outcome === 'changed') ? [{ line, old, id: subjectId, version: old?.version ?? 1, next: old ? old.version + 1 : 1, importId: record.id, facts }] : []
    })
    await this.write(writes.filter(({ old }) => old === null))
    await this.change(writes.filter(({ old }) => old !== null))
    const kept = writes.map(({ line, id, old, next }) => {
      const own: Before = { record: old, version: next }
      return { line, subjectId: id, before: own }
    })
    return { changeId: null, rows: kept, totals: this.settled(record.totals, before, await this.sums()) }
  }

  async checkUndo({ id }: ImportRecord): Promise<void> {
    const [row] = await this.db.sql<{ count: number }>(MOVED_ON_SQL, [id])
    if (row?.count !== 0) throw stateRefusal('later_changes')
  }

  async undo({ id }: ImportRecord): Promise<void> {
    await this.db.sql(LOCK_SQL)
    const kept = await this.db.sql<{ subjectId: string; before: Before }>(KEPT_SQL, [id])
    // The version goes back with the rest, so that the list before this one can be undone as well.
    const changed = kept.flatMap(({ before: { record, version } }) => (record ? [{ ...record, version, next: record.version }] : []))
    const fresh = kept.flatMap(({ subjectId, before: { record, version } }) => (record ? [] : [{ id: subjectId, version }]))
    try {
      await this.expect(fresh.length, FORGET_SQL, JSON.stringify(fresh))
      await this.change(changed)
    } catch (error) {
      const hasMovedOn = errorCodeOf(error) === '23505' || (error instanceof DomainError && error.code === 'STALE')
      throw hasMovedOn ? stateRefusal('later_changes') : error
    }
  }

  private register(): Promise<Kept[]> {
    return this.db.sql<Kept>(`${REGISTER_SQL} ORDER BY code, id`)
  }

  private sums(): Promise<TotalRow[]> {
    return this.db.sql<TotalRow>(TOTALS_SQL)
  }

  private async write(projects: readonly Written[]): Promise<void> {
    for (const part of parts(projects)) await this.db.sql(INSERT_SQL, [listed(part)])
  }

  /** Writes over those that are still of the version that is known. */
  private async change(projects: readonly Written[]): Promise<void> {
    for (const part of parts(projects)) await this.expect(part.length, UPDATE_SQL, listed(part))
  }

  private async expect(count: number, statement: string, value: string): Promise<void> {
    const [row] = await this.db.sql<{ count: number }>(statement, [value])
    if (row?.count !== count) throw new DomainError('STALE')
  }

  /** What the database itself counts before and after, in place of what was foreseen. */
  private settled(foreseen: readonly ImportTotal[], before: readonly TotalRow[], after: readonly TotalRow[]): ImportTotal[] {
    const none = { rows: 0, granted: '0', realised: '0' }
    const of = (rows: readonly TotalRow[], { funder, currency }: ImportTotal) => {
      const { rows: count, granted, realised } = rows.find((row) => row.funder === funder && row.currency === currency)?.sums ?? none
      return { rows: count, granted: money(granted, currency), realised: money(realised, currency) }
    }
    return foreseen.map((total) => ({ ...total, before: of(before, total), after: of(after, total) }))
  }
}

async function planOf(record: ImportRecord, rows: readonly FileRow[], known: readonly Kept[]): Promise<PlannedPublicProject[]> {
  const { fields, headed } = columnsOf(record)
  const read = await eachInSteps(rows, (row) => readPublicProject(fields, { ...row, headed }))
  return inSteps(planPublicProjects(known, read, newId))
}

/** What the columns fill, and how many of them have a heading: the last ones of a file with broken rows have none. */
function columnsOf(record: ImportRecord): { readonly fields: readonly (string | null)[]; readonly headed: number } {
  return { fields: fieldsOf(record), headed: record.columns.findLastIndex(({ heading }, place) => heading !== `#${place + 1}`) + 1 }
}

function toldReading({ field, raw, is, known }: FieldReading): ImportReading {
  const day = (value: FieldReading['is']) => (value?.kind === 'day' ? value.day : null)
  const amount = (value: FieldReading['is']) => (value?.kind === 'amount' ? money(String(value.amount), value.currency) : null)
  const text = (value: FieldReading['is']) => (value?.kind === 'text' ? value.text : null)
  return { ...{ field, raw, day: day(is), amount: amount(is), text: text(is), isChange: known !== null }, ...{ knownDay: day(known), knownAmount: amount(known), knownText: text(known) } }
}

const parts = <Item>(items: readonly Item[]): Item[][] => Array.from({ length: Math.ceil(items.length / PART) }, (_none, at) => items.slice(at * PART, (at + 1) * PART))

const listed = (projects: readonly Written[]): string => JSON.stringify(projects.map(({ id, version, next, importId, facts }) => ({ id, version, next, importId, ...facts })))

/** Control totals as an import tells them. */
export function toldTotal({ funder, currency, ...sums }: ListTotal): ImportTotal {
  const sum = ({ rows, granted, realised }: ListSums) => ({ rows, granted: money(granted, currency), realised: money(realised, currency) })
  return { funder, currency, file: sum(sums.file), wrong: sum(sums.wrong), before: sum(sums.before), after: sum(sums.after) }
}
