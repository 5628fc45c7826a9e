import { newId } from '@solmu/shared/ids.js'
import { demoPassword } from '../../demo/demo-network.js'
import type { Actor, TestApp } from '../../testing/harness.js'

/** Another consortium in the same database, with one unit of each level and one person. */
export type SecondConsortium = {
  readonly consortiumId: string
  readonly headOfficeId: string
  readonly centreId: string
  readonly localUnitId: string
  readonly email: string
}

/** For specs: makes a second consortium by the owner's connection, because no operation can. */
export async function aSecondConsortium(app: TestApp): Promise<SecondConsortium> {
  const [consortiumId, organisationId, userId] = [newId(), newId(), newId()]
  const [headOfficeId, centreId, localUnitId] = [newId(), newId(), newId()]
  const email = `outsider.${userId}@elsewhere.example`
  const run = (sql: string, values: unknown[]) => app.rows(sql, values)
  const named = "'Muualla', 'Annanstans', 'Elsewhere'"
  await run(`INSERT INTO consortium VALUES ($1, ${named}, false)`, [consortiumId])
  await run(`INSERT INTO organisation VALUES ($1, ${named}, null, 'association')`, [organisationId])
  await run(`INSERT INTO consortium_member VALUES ($1, $2, $3, '2020-01-01')`, [newId(), consortiumId, organisationId])
  const units = [
    [headOfficeId, 'headquarters', 'headquarters', 'Toinen pääkonttori', '091'],
    [centreId, 'regional_centre', 'regional_centre', 'Toinen keskus', '837'],
    [localUnitId, 'local_unit', 'workshop', 'Toinen työpaja', '837']
  ]
  for (const [id, type, kind, name, municipality] of units) {
    await run(
      `INSERT INTO org_unit (id, consortium_id, organisation_id, type, kind, name_fi, name_sv, name_en,
         municipality_code, valid_from) VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $7, '2020-01-01')`,
      [id, consortiumId, organisationId, type, kind, name, municipality]
    )
  }
  for (const [unitId, parentId] of [
    [centreId, headOfficeId],
    [localUnitId, centreId]
  ]) {
    await run(`INSERT INTO unit_link VALUES ($1, $2, $3, $4, '2020-01-01')`, [newId(), consortiumId, unitId, parentId])
  }
  await run(`INSERT INTO unit_territory VALUES ($1, $2, $3, '837', '2020-01-01')`, [newId(), consortiumId, centreId])
  await run(
    `INSERT INTO app_user (id, email, display_name, password_hash)
     SELECT $1, $2, 'Ulla Ulkopuolinen', password_hash FROM app_user WHERE password_is_demo LIMIT 1`,
    [userId, email]
  )
  await run(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
     VALUES ($1, $2, $3, 'national_coordinator', $4, '2020-01-01')`,
    [newId(), consortiumId, userId, headOfficeId]
  )
  return { consortiumId, headOfficeId, centreId, localUnitId, email }
}

/** The person of the second consortium, signed in. */
export function asOutsider(app: TestApp, { email }: SecondConsortium): Promise<Actor> {
  return app.signIn(email, demoPassword)
}
