/** Rows of results in both consortia, at units of the region and outside it, so that empty means refused. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import type { Place, Scene } from './access-targets.js'

const name = `'Kohde', 'Kohde', 'Kohde'`

/** Fills every table of results; a return is written and sent as a unit would, so that facts and sums come about by themselves. */
export async function fillResults(app: TestApp, { places, people }: Scene): Promise<void> {
  const { twinUnit, twinCentre, unit, beside, far } = places
  await addLibrary(app, twinUnit.consortiumId)
  for (const { consortiumId } of [unit, twinUnit]) await addRound(app, consortiumId)
  for (const place of [unit, beside, far]) await addReturn(app, place, null)
  await addReturn(app, twinUnit, twinCentre.unitId)
  for (const { userId, unitId, consortiumId } of [people.unit_manager, places.twinUnit]) {
    await app.rows(
      `INSERT INTO person_overlap (id, consortium_id, indicator_id, breakdown, period, period_kind, period_from, unit_id, other_unit_id, count)
       SELECT gen_random_uuid(), $1, i.id, '', '2026', 'year', '2026-01-01', $2,
         (SELECT u.id FROM org_unit u WHERE u.consortium_id = $1 AND u.id <> $2 ORDER BY u.id LIMIT 1), 1
       FROM indicator i WHERE i.consortium_id = $1 LIMIT 1`,
      [consortiumId, unitId]
    )
    await app.rows(
      `INSERT INTO return_presence (return_id, user_id, consortium_id, unit_id)
       SELECT r.id, $2, r.consortium_id, r.unit_id FROM unit_return r WHERE r.unit_id = $1 ORDER BY r.id LIMIT 1`,
      [unitId, userId]
    )
  }
}

async function addLibrary(app: TestApp, consortiumId: string): Promise<void> {
  const [groupId, dimensionId, indicatorId] = [newId(), newId(), newId()]
  const statements: [string, unknown[]][] = [
    [`INSERT INTO indicator_group (id, consortium_id, code, name_fi, name_sv, name_en, position) VALUES ($2, $1, 'kohde', ${name}, 1)`, [groupId]],
    [`INSERT INTO dimension (id, consortium_id, code, name_fi, name_sv, name_en, position) VALUES ($2, $1, 'kohde', ${name}, 1)`, [dimensionId]],
    [
      `INSERT INTO dimension_category (dimension_id, consortium_id, code, kind, name_fi, name_sv, name_en, position)
       VALUES ($2, $1, 'unknown', 'unknown', ${name}, 1)`,
      [dimensionId]
    ],
    [
      `INSERT INTO indicator (id, consortium_id, code, group_id, position, unit, decimals, aggregation, source_class)
       VALUES ($2, $1, 'KOHDE', $3, 1, 'count', 0, 'sum', 'manual')`,
      [indicatorId, groupId]
    ],
    [
      `INSERT INTO indicator_version (indicator_id, number, consortium_id, valid_from, name_fi, name_sv, name_en, definition_fi, definition_sv,
         definition_en, direction) VALUES ($2, 1, $1, '2020-01-01', ${name}, ${name}, 'more')`,
      [indicatorId]
    ]
  ]
  for (const [sql, values] of statements) await app.rows(sql, [consortiumId, ...values])
}

async function addRound(app: TestApp, consortiumId: string): Promise<void> {
  await app.rows(
    `INSERT INTO check_rule (id, consortium_id, code, kind, severity, spec, message_fi, message_sv, message_en)
     VALUES (gen_random_uuid(), $1, 'kohde', 'required', 'info', '{}', ${name})`,
    [consortiumId]
  )
  const roundId = newId()
  await app.rows(
    `INSERT INTO collection_round (id, consortium_id, name_fi, name_sv, name_en, period, period_kind, period_from, period_to, opens_on, due_on,
       grace_until, verify_by, accept_by, state)
     VALUES ($2, $1, ${name}, '2019', 'year', '2019-01-01', '2020-01-01', app.today(), app.today() + 9, app.today() + 9, app.today() + 9,
       app.today() + 9, 'open')`,
    [consortiumId, roundId]
  )
  await app.rows(
    `INSERT INTO round_indicator (round_id, indicator_id, consortium_id, position)
     SELECT $2, i.id, $1, 1 FROM indicator i WHERE i.consortium_id = $1 ORDER BY (i.code IN ('C1', 'KOHDE')) DESC LIMIT 1`,
    [consortiumId, roundId]
  )
}

/** The return of a unit to the round of the year 2019, sent, and everything that hangs on it. */
async function addReturn(app: TestApp, { consortiumId, unitId, userId }: Place, centreId: string | null): Promise<void> {
  const returnId = newId()
  const ofReturn = `(return_id, consortium_id, unit_id`
  const parent = `(SELECT l.parent_id FROM unit_link l WHERE l.unit_id = $3 AND l.valid_to IS NULL LIMIT 1)`
  const asked = `(SELECT n.indicator_id FROM round_indicator n JOIN unit_return r ON r.round_id = n.round_id WHERE r.id = $1)`
  const round = `(SELECT r.round_id FROM unit_return r WHERE r.id = $1)`
  const here: unknown[] = [returnId, consortiumId, unitId]
  const statements: [string, unknown[]][] = [
    [
      `INSERT INTO unit_return (id, consortium_id, round_id, unit_id, centre_id) SELECT $1, $2, c.id, $3, coalesce($4, ${parent})
       FROM collection_round c WHERE c.consortium_id = $2 AND c.period = '2019'`,
      [...here, centreId]
    ],
    [
      `INSERT INTO region_return (round_id, centre_id, consortium_id) SELECT r.round_id, r.centre_id, r.consortium_id
       FROM unit_return r WHERE r.id = $1 ON CONFLICT DO NOTHING`,
      [returnId]
    ],
    [`INSERT INTO return_cell ${ofReturn}, indicator_id, breakdown, status, value) VALUES ($1, $2, $3, ${asked}, '', 'value', 4)`, here],
    [`UPDATE unit_return SET state = 'draft' WHERE id = $1`, [returnId]],
    [`INSERT INTO return_version ${ofReturn}, number, kind) VALUES ($1, $2, $3, 1, 'submission')`, here],
    [`UPDATE unit_return SET state = 'submitted' WHERE id = $1`, [returnId]],
    [`INSERT INTO cell_comment ${ofReturn}, id, kind, text) VALUES ($1, $2, $3, gen_random_uuid(), 'comment', 'Kohde')`, here],
    [
      `INSERT INTO return_step ${ofReturn}, id, action, from_state, to_state, version_number)
       VALUES ($1, $2, $3, gen_random_uuid(), 'submit', 'draft', 'submitted', 1)`,
      here
    ],
    [`INSERT INTO correction ${ofReturn}, id, reason, cells) VALUES ($1, $2, $3, gen_random_uuid(), 'Kohde', '[]')`, here],
    [`INSERT INTO check_explanation ${ofReturn}, rule_code, cell, text) VALUES ($1, $2, $3, 'kohde', 'x/', 'Kohde')`, here],
    [
      `INSERT INTO round_reminder (id, round_id, consortium_id, unit_id, user_id, kind, day)
       VALUES (gen_random_uuid(), ${round}, $2, $3, $4, 'by_hand', app.today())`,
      [...here, userId]
    ],
    [
      `INSERT INTO target (id, consortium_id, scope, unit_id, indicator_id, breakdown, period, period_kind, period_from, period_to, kind, value)
       VALUES (gen_random_uuid(), $2, 'unit', $3, ${asked}, '', '2019', 'year', '2019-01-01', '2020-01-01', 'target', 5)`,
      here
    ]
  ]
  for (const [sql, values] of statements) await app.rows(sql, values)
}
