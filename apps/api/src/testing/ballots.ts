/** The scene of ballots: a charter in force, an assembly, and mandates to vote; and hands on the clock. */
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import { newId } from '@solmu/shared/ids.js'
import type pg from 'pg'

/** Whatever asks the database as the owner of its tables. */
export interface Owner {
  rows<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>
}

/** The demo with the shipped charter, in which the manager votes for every member and the member of staff stands in for them. */
export async function votingScene(owner: Owner): Promise<{ consortiumId: string; bodyId: string; unitId: string }> {
  const [consortium] = await owner.rows<{ id: string; unitId: string }>(`SELECT c.id, u.id AS "unitId" FROM consortium c JOIN org_unit u ON u.consortium_id = c.id AND u.type = 'headquarters' WHERE c.is_demo`)
  const { id: consortiumId, unitId } = consortium!
  await setRules(owner, consortiumId, shippedRules)
  await owner.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) SELECT $1, $2, 'assembly', '{"fi": "Yleiskokous", "sv": "", "en": ""}', $3, 0, '2020-01-01' WHERE NOT EXISTS (SELECT 1 FROM body WHERE consortium_id = $2 AND kind = 'assembly')`, [newId(), consortiumId, unitId])
  const [body] = await owner.rows<{ id: string }>(`SELECT id FROM body WHERE consortium_id = $1 AND kind = 'assembly'`, [consortiumId])
  await withMandates(owner, consortiumId)
  return { consortiumId, bodyId: body!.id, unitId }
}

/** The charter in force has these rules. */
export async function setRules(owner: Owner, consortiumId: string, rules: unknown): Promise<void> {
  await owner.rows('ALTER TABLE charter_version DISABLE TRIGGER USER')
  await owner.rows(
    `INSERT INTO charter_version (id, consortium_id, number, state, texts, rules, valid_from, content_hash, proposed_on, decided_on, decided_by)
     SELECT $1, $2, 900, 'in_force', '[]', '{}', '2020-01-01', repeat('a', 64), '2020-01-01', '2020-01-01', 'yleiskokous' WHERE app.charter_on($2, app.today()) IS NULL`,
    [newId(), consortiumId]
  )
  await owner.rows('UPDATE charter_version SET rules = $2 WHERE id = app.charter_on($1, app.today())', [consortiumId, JSON.stringify(rules)])
  await owner.rows('ALTER TABLE charter_version ENABLE TRIGGER USER')
}

/** So many members more, since a day; nobody has admitted them. */
export async function addMembers(owner: Owner, of: { readonly name: string; readonly count: number; readonly since: string }): Promise<void> {
  await owner.rows('ALTER TABLE organisation_role DISABLE TRIGGER USER')
  await owner.rows(
    `WITH added AS (INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) SELECT gen_random_uuid(), c.id, $1 || ' ' || n, '', '', 'association' FROM consortium c, generate_series(1, $2::integer) n WHERE c.is_demo RETURNING id, consortium_id)
     INSERT INTO organisation_role (consortium_id, organisation_id, role, valid_from) SELECT consortium_id, id, 'member', $3::date FROM added`,
    [of.name, of.count, of.since]
  )
  await owner.rows('ALTER TABLE organisation_role ENABLE TRIGGER USER')
}

async function withMandates(owner: Owner, consortiumId: string): Promise<void> {
  await owner.rows(`ALTER TABLE mandate DISABLE TRIGGER USER`)
  await owner.rows(`UPDATE mandate SET valid_from = '2018-01-01', valid_to = '2018-02-01' WHERE kind = 'vote'`)
  await owner.rows(`ALTER TABLE mandate ENABLE TRIGGER USER`)
  for (const [email, isSubstitute] of [['mikko.hyvarinen@solmu.example', false], ['riitta.kosonen@solmu.example', true]] as const) {
    await owner.rows(
      `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, valid_from, substitute_for, substitute_order, basis_kind)
       SELECT gen_random_uuid(), r.consortium_id, r.organisation_id, (SELECT id FROM org_unit WHERE consortium_id = r.consortium_id AND type = 'headquarters'), 'vote', u.id, u.display_name, '2020-01-01',
         CASE WHEN $2 THEN m.id END, CASE WHEN $2 THEN 1 END, 'office'
       FROM (SELECT DISTINCT consortium_id, organisation_id FROM organisation_role WHERE role = 'member' AND consortium_id = $3) r JOIN app_user u ON u.email = $1
         LEFT JOIN mandate m ON m.organisation_id = r.organisation_id AND m.kind = 'vote' AND m.substitute_for IS NULL AND m.valid_to IS NULL WHERE NOT $2 OR m.id IS NOT NULL`,
      [email, isSubstitute, consortiumId]
    )
  }
}

/** The time for voting is over. */
export const closeNow = (owner: Owner, id: string): Promise<void> => setTimes(owner, id, 'closes_at = clock_timestamp()')

/** The time at which an announced one opens has come. */
export const openNow = (owner: Owner, id: string): Promise<void> => setTimes(owner, id, 'opens_at = clock_timestamp()')

/** Puts the clock of a ballot by so much: what it says does not change otherwise. */
export async function setTimes(owner: Owner, id: string, times: string): Promise<void> {
  await owner.rows('ALTER TABLE ballot DISABLE TRIGGER keep_ballot')
  await owner.rows(`UPDATE ballot SET ${times} WHERE id = $1`, [id])
  await owner.rows('ALTER TABLE ballot ENABLE TRIGGER keep_ballot')
}
