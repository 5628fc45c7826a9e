/** A round in review for specs: three units of different regions, and people who may review them. */
import { newId } from '@solmu/shared/ids.js'
import { demoPassword } from '../demo/demo-roles.js'
import type { Actor, TestApp } from './harness.js'

/** What nobody may come across who must not: words and a score that stand nowhere else. */
export const secrets = { self: 'Salaisuus yksikön omasta arviosta', review: 'Salaisuus arvioijan havainnosta', score: '98.76' } as const

/** Unit by unit: its name, its manager, its region. */
const places = {
  east: ['Karjalan Työsilta', 'mikko.hyvarinen'],
  middle: ['Päijänteen Polku', 'juha.minkkinen'],
  west: ['Tammerkosken Taito', 'hanna.lahtinen']
} as const
export type Place = keyof typeof places

export interface ReviewScene {
  readonly cycleId: string
  readonly versionId: string
  readonly codes: readonly string[]
  readonly assessments: Readonly<Record<Place, string>>
  readonly units: Readonly<Record<Place, string>>
  readonly people: Readonly<Record<Place | 'reviewer' | 'coordinator', string>>
  /** Somebody signed in: a manager of a place, or the account of a role. */
  readonly as: (who: Place | 'reviewer' | 'coordinator') => Promise<Actor>
}

const emails = { ...Object.fromEntries(Object.entries(places).map(([place, [, email]]) => [place, email])), reviewer: 'hannu.rautio', coordinator: 'aino.salmela' } as ReviewScene['people']
const idOf = async (app: TestApp, sql: string, values: unknown[]): Promise<string> => (await app.rows<{ id: string }>(sql, values))[0]!.id

/** Everybody's own answers are in, at the level 3, those of the east with secrets; nobody reviews yet. The managers review elsewhere. */
export async function setReviewScene(app: TestApp, state: 'self' | 'review' = 'review'): Promise<ReviewScene> {
  const each = async <Key extends string>(of: Readonly<Record<Key, string>>, find: (value: string) => Promise<string>) =>
    Object.fromEntries(await Promise.all(Object.entries<string>(of).map(async ([key, value]) => [key, await find(value)]))) as Record<Key, string>
  const people = await each(emails, (email) => idOf(app, 'SELECT id FROM app_user WHERE email = $1', [`${email}@solmu.example`]))
  const names = Object.fromEntries(Object.entries(places).map(([place, [name]]) => [place, name])) as Record<Place, string>
  const units = await each(names, (name) => idOf(app, `SELECT id FROM unit_now WHERE name_fi = $1 AND is_open`, [name]))
  const [version] = await app.rows<{ id: string; framework_id: string; consortium_id: string }>(
    `SELECT v.id, v.framework_id, v.consortium_id FROM quality_framework_version v JOIN quality_framework f ON f.id = v.framework_id
     JOIN app_user u ON u.email = 'aino.salmela@solmu.example' JOIN role_assignment r ON r.user_id = u.id AND r.consortium_id = v.consortium_id
     WHERE f.code = 'ips_25' AND v.state = 'released' LIMIT 1`
  )
  const { id: versionId, framework_id: frameworkId, consortium_id: consortiumId } = version!
  const cycleId = newId()
  const office = await idOf(app, `SELECT id FROM org_unit WHERE consortium_id = $1 AND type = 'headquarters'`, [consortiumId])
  await app.rows(
    `INSERT INTO quality_cycle (id, consortium_id, framework_id, version_id, scope_unit_id, name_fi, name_sv, name_en, review, opens_on, self_due_on, review_due_on, closes_on, state)
     VALUES ($1, $2, $3, $4, $5, 'Vertaiskierros', 'Kollegial omgång', 'Peer round', 'peer', app.today() - 30, app.today() - 1, app.today() + 30, app.today() + 60, 'open')`,
    [cycleId, consortiumId, frameworkId, versionId, office]
  )
  const codes = (await app.rows<{ code: string }>('SELECT code FROM quality_criterion WHERE version_id = $1 ORDER BY position', [versionId])).map(({ code }) => code)
  const assessments = await each(units, (unitId) => anAssessment(app, { cycleId, unitId, state, by: people.coordinator, isSecret: unitId === units.east }))
  for (const email of Object.values(places).map(([, name]) => name)) {
    await app.rows(
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, reason)
       SELECT gen_random_uuid(), $1, u.id, 'reviewer', $2, app.today() - 400, '' FROM app_user u WHERE u.email = $3
         AND NOT EXISTS (SELECT 1 FROM role_assignment r WHERE r.user_id = u.id AND r.role = 'reviewer')`,
      [consortiumId, office, `${email}@solmu.example`]
    )
  }
  return { ...{ cycleId, versionId, codes, assessments, units, people }, as: (who) => app.signIn(`${emails[who]}@solmu.example`, demoPassword) }
}

type Made = { cycleId: string; unitId: string; state: string; by: string; isSecret: boolean }

async function anAssessment(app: TestApp, { cycleId, unitId, state, by, isSecret }: Made): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO quality_assessment (id, consortium_id, cycle_id, framework_id, version_id, unit_id, centre_id, review, state, due_on, self_submitted_at)
     SELECT $1, c.consortium_id, c.id, c.framework_id, c.version_id, $2, (SELECT l.parent_id FROM unit_link l WHERE l.unit_id = $2 AND l.valid_to IS NULL),
       'peer', $4, c.self_due_on, now() FROM quality_cycle c WHERE c.id = $3`,
    [id, unitId, cycleId, state]
  )
  await app.rows(
    `INSERT INTO quality_answer (assessment_id, consortium_id, unit_id, side, criterion_code, value, comment, changed_by)
     SELECT a.id, a.consortium_id, a.unit_id, 'self', c.code, 3, $2, $3 FROM quality_assessment a JOIN quality_criterion c ON c.version_id = a.version_id WHERE a.id = $1`,
    [id, isSecret ? secrets.self : 'Oma arvio', by]
  )
  await app.rows(`INSERT INTO quality_self_score (assessment_id, consortium_id, unit_id, score, band) SELECT id, consortium_id, unit_id, $2, 'fair' FROM quality_assessment WHERE id = $1`, [id, isSecret ? secrets.score : '75'])
  await app.rows(
    `INSERT INTO quality_evidence (id, assessment_id, consortium_id, unit_id, criterion_code, kind, title, note, added_by)
     SELECT gen_random_uuid(), a.id, a.consortium_id, a.unit_id, $2, 'note', 'Näyttö', 'Palaverimuistio', $3 FROM quality_assessment a WHERE a.id = $1`,
    [id, (await app.rows<{ code: string }>('SELECT code FROM quality_criterion c JOIN quality_assessment a ON a.version_id = c.version_id AND a.id = $1 ORDER BY position LIMIT 1', [id]))[0]!.code, by]
  )
  return id
}
