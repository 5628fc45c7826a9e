/** A second consortium on the same server, whose administrator must not learn that the first one exists. */
import { hash } from '@node-rs/argon2'
import { newId } from '@solmu/shared/ids.js'
import type { Actor, TestApp } from '../../apps/api/src/testing/harness.js'
import { demoAccounts } from '../../apps/api/src/demo/demo-network.js'
import { ARGON2 } from '../../apps/api/src/features/identity/user/passwords.js'

export type Twin = { consortiumId: string; userId: string; unitId: string; actor: Actor }

const PASSWORD = 'kaksoiskonsortion-oma-salasana'

/** Creates it as the owner, and signs its administrator in. */
export async function addTwinConsortium(app: TestApp): Promise<Twin> {
  const twin = { consortiumId: newId(), userId: newId(), unitId: newId() }
  const organisationId = newId()
  const email = 'ulla.ulkopuoli@toinen.example'
  const name = `'Toinen', 'Den andra', 'The other'`
  const statements: [string, unknown[]][] = [
    [`INSERT INTO consortium (id, name_fi, name_sv, name_en) VALUES ($1, ${name})`, [twin.consortiumId]],
    [
      `INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) VALUES ($1, $2, ${name}, 'association')`,
      [organisationId, twin.consortiumId]
    ],
    [
      `INSERT INTO organisation_role (consortium_id, organisation_id, role, valid_from) VALUES ($1, $2, 'member', '2020-01-01')`,
      [twin.consortiumId, organisationId]
    ],
    [`INSERT INTO org_unit (id, consortium_id, type) VALUES ($1, $2, 'headquarters')`, [twin.unitId, twin.consortiumId]],
    [
      `INSERT INTO unit_period (unit_id, consortium_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, valid_from)
       VALUES ($1, $2, $3, 'headquarters', ${name}, '091', '2020-01-01')`,
      [twin.unitId, twin.consortiumId, organisationId]
    ],
    [
      `INSERT INTO app_user (id, email, display_name, password_hash) VALUES ($1, $2, 'Ulla Ulkopuoli', $3)`,
      [twin.userId, email, await hash(PASSWORD, ARGON2)]
    ],
    [
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
       VALUES ($1, $2, $3, 'administrator', $4, '2020-01-01')`,
      [newId(), twin.consortiumId, twin.userId, twin.unitId]
    ]
  ]
  for (const [sql, values] of statements) await app.rows(sql, values)
  return { ...twin, actor: await app.signIn(email, PASSWORD) }
}

/** Ids of the first consortium under the names by which operations ask for them, within reach of its regional coordinator. */
export async function idsOfDemo(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string>>(
    `SELECT u.id AS "unitId", a.user_id AS "userId", a.id AS "assignmentId", c.id AS "consortiumId",
       u.organisation_id AS "organisationId",
       (SELECT e.id FROM audit_entry e WHERE e.consortium_id = c.id ORDER BY e.number LIMIT 1) AS "auditEntry.id", (SELECT e.id FROM audit_entry e WHERE e.consortium_id = c.id LIMIT 1) AS "entryId",
       (SELECT l.parent_id FROM unit_link l WHERE l.unit_id = u.id LIMIT 1) AS "parentId"
     FROM consortium c JOIN unit_now u ON u.consortium_id = c.id AND u.type = 'local_unit' AND u.is_open
       JOIN role_assignment a ON a.unit_id = u.id AND a.valid_to IS NULL AND a.role = 'unit_manager'
     WHERE c.is_demo ORDER BY EXISTS (SELECT 1 FROM unit_link l JOIN role_assignment r ON r.unit_id = l.parent_id
       JOIN app_user p ON p.id = r.user_id AND p.email = $1 WHERE l.unit_id = u.id) DESC, u.name_fi LIMIT 1`,
    [demoAccounts.find(({ role }) => role === 'regional_coordinator')?.email]
  )
  if (!row) throw new Error('The demo network is not there')
  const { unitId = '', userId = '', organisationId = '', parentId = '', assignmentId = '' } = row
  return {
    ...row,
    ...{ 'personAccount.id': userId, actorId: userId, subjectId: userId, deputyshipId: assignmentId },
    // Nobody has asked for these in the demo yet.
    ...{ invitationId: newId(), machineUserId: newId(), tokenId: newId(), providerId: newId() },
    ...{ sessionId: newId(), passkeyId: newId(), challengeId: newId(), 'auditEntry.id': row.entryId ?? newId() },
    ...{ 'orgUnit.id': unitId, 'user.id': userId, 'organisation.id': organisationId, centreId: parentId },
    ...{ unitIds: unitId, childIds: unitId, intoId: unitId, heirId: parentId, exceptId: organisationId },
    ...{ subjectId: userId, actorId: userId },
    // The demo has neither changed its network nor brought in a file yet.
    ...{ changeId: newId(), importId: newId(), 'networkImport.id': newId() }
  }
}
