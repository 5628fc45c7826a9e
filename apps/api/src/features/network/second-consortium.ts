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
  await run(
    `INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) VALUES ($1, $2, ${named}, 'association')`,
    [organisationId, consortiumId]
  )
  await run(`INSERT INTO organisation_role VALUES ($1, $2, 'member', '2020-01-01')`, [consortiumId, organisationId])
  await addUnits(run, { consortiumId, organisationId, headOfficeId, centreId, localUnitId })
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

type Ids = Omit<SecondConsortium, 'email'> & { readonly organisationId: string }

/** In one transaction, because at its end every unit needs its period and its parent. */
async function addUnits(run: (sql: string, values: unknown[]) => Promise<unknown>, ids: Ids): Promise<void> {
  const { consortiumId, organisationId, headOfficeId, centreId, localUnitId } = ids
  const units = [
    [headOfficeId, 'headquarters', 'headquarters', 'Toinen pääkonttori', '091'],
    [centreId, 'regional_centre', 'regional_centre', 'Toinen keskus', '837'],
    [localUnitId, 'local_unit', 'workshop', 'Toinen työpaja', '837']
  ]
  await run('BEGIN', [])
  for (const [id, type, kind, name, municipality] of units) {
    await run(`INSERT INTO org_unit (id, consortium_id, type) VALUES ($1, $2, $3)`, [id, consortiumId, type])
    await run(
      `INSERT INTO unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code,
         valid_from) VALUES ($1, $2, $3, $4, $5, $5, $5, $6, '2020-01-01')`,
      [consortiumId, id, organisationId, kind, name, municipality]
    )
  }
  const link = `INSERT INTO unit_link VALUES ($1, $2, $3, '2020-01-01')`
  await run(link, [consortiumId, centreId, headOfficeId])
  await run(link, [consortiumId, localUnitId, centreId])
  await run(`INSERT INTO unit_territory VALUES ($1, $2, '837', '2020-01-01')`, [consortiumId, centreId])
  await run('COMMIT', [])
}

/** The person of the second consortium, signed in. */
export function asOutsider(app: TestApp, { email }: SecondConsortium): Promise<Actor> {
  return app.signIn(email, demoPassword)
}
