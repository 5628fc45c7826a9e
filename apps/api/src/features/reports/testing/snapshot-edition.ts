/** For specs: an edition of what stands now, with what figures are put together by, without the job that prepares one. */
import { copiedTexts } from '@solmu/domain/reports/edition-contents.js'
import { periodRun } from '@solmu/domain/reports/edition-run.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../../testing/harness.js'
import { demoConsortium, insert } from '../../../testing/results.js'
import type { EditionSnapshot } from '../edition/edition-snapshot.js'

export type SnapshotOf = {
  readonly first: string
  readonly last: string
  readonly number: number
  /** Whose figures it holds. */
  readonly indicatorIds: readonly string[]
  readonly replacesId?: string
}

/** A certified edition of the demo; its id. */
export async function aSnapshotEdition(app: TestApp, { first, last, number, indicatorIds, replacesId }: SnapshotOf): Promise<string> {
  const consortium_id = await demoConsortium(app)
  const [office] = await app.rows<{ id: string }>(`SELECT id FROM app_user WHERE email = 'aino.salmela@solmu.example'`)
  const viewer = { consortiumId: consortium_id, userId: office?.id ?? '' }
  const run = periodRun(first, last)
  const contents = await app.provider<EditionSnapshot>('EditionSnapshot', { viewer, isReading: true }).read(run, ['region'])
  const id = newId()
  await insert(app, 'edition', {
    ...{ id, consortium_id, period_kind: run.kind, first_period: first, last_period: last, period_from: run.from, period_to: run.to },
    ...{ lenses: ['region'], replaces_id: replacesId ?? null, reason: replacesId ? 'Korjaus' : '', state: 'prepared' }
  })
  for (const [name, body] of Object.entries(copiedTexts(contents))) await insert(app, 'edition_part', { edition_id: id, consortium_id, name, body, sha256: 'spec' })
  await app.rows(
    `INSERT INTO edition_fact (edition_id, consortium_id, return_id, unit_id, indicator_id, breakdown, period, period_kind, period_from, status, value)
     SELECT $1, $2, f."returnId", f."unitId", f."indicatorId", f.breakdown, f.period, f."periodKind", f."periodFrom", f.status, f.value
     FROM jsonb_to_recordset($3::jsonb) AS f("returnId" uuid, "unitId" uuid, "indicatorId" uuid, breakdown text, period text, "periodKind" text,
       "periodFrom" date, status text, value bigint)`,
    [id, consortium_id, JSON.stringify(contents.facts.filter(({ indicatorId }) => indicatorIds.includes(indicatorId)))]
  )
  await app.rows(
    `UPDATE edition SET state = 'certified', year = 2026, number = $2, certified_at = now(), manifest = '{}', sha256 = $3, signature = 'spec',
       key_id = 'spec', public_key = 'spec', certified_by = $4 WHERE id = $1`,
    [id, number, newId().replaceAll('-', '').padEnd(64, '0'), office?.id]
  )
  return id
}
