/** What the table of access is asked about: the same records at every place, so that only the place makes the difference. */
import { createHash, randomBytes } from 'node:crypto'
import { type RoleName, roleNames } from '@solmu/domain/access/roles.js'
import { newId } from '@solmu/shared/ids.js'
import { Actor, type TestApp } from '../../apps/api/src/testing/harness.js'
import { demoAccounts } from '../../apps/api/src/demo/demo-roles.js'
import { aSecondConsortium } from '../../apps/api/src/features/network/second-consortium.js'
import type { Kind, Relation } from './access-table.js'

/** A unit with what is at it: people, their roles, invitations, what happened there. */
export type Place = {
  consortiumId: string
  unitId: string
  organisationId: string
  unitName: string
  /** An ordinary member of the unit, with an open role that has a deputy. */
  userId: string
  email: string
  assignmentId: string
  deputyshipId: string
  /** The role of somebody else, which ends and has been renewed already. */
  endingId: string
  /** The role of a national coordinator that is held here: stronger than what anybody of the region holds. */
  strongId: string
  invitationId: string
  strongInvitationId: string
  entryId: string
}

/** What a consortium has once. */
export type Records = {
  organisationId: string
  organisationName: string
  importId: string
  machineUserId: string
  tokenId: string
  providerId: string
  mailId: string
  checkpointId: string
}

/** Whom or what a request is about. */
export type Target = Place & Records & { home: Place; self: Person; farCentreId: string }

export type Person = { userId: string; assignmentId: string; consortiumId: string; unitId: string }

/** Every target of every role, and the roles' sessions. */
export type Stage = {
  actors: Record<RoleName, Actor>
  /** One's own sessions beyond the first. */
  anotherSession(role: RoleName): Promise<Actor>
  targets(role: RoleName, kind: Kind, relation: Relation): Target[]
}

export type Spot = 'head' | 'centre' | 'unit' | 'beside' | 'far' | 'farCentre' | 'twinHead' | 'twinCentre' | 'twinUnit'

/** Units of the demo by name: the region of the regional coordinator, the unit of its manager, one beside it, one far away. */
const names = { unit: 'Karjalan Työsilta', beside: 'Kallaveden Valmennus', far: 'Vallilan Verstas' } as const

type Spots = Readonly<Record<Relation, readonly Spot[]>>

/** A role of the head office stands above everything: nothing stands beside it, and every centre is another. */
const fromHead: Spots = { own: ['head'], sibling: [], other: ['far', 'farCentre'], foreign: ['twinCentre', 'twinUnit'] }
/** The region is the coordinator's own, from the centre down to each unit; beside it stands the next centre. */
const fromCentre: Spots = { own: ['centre', 'unit'], sibling: ['farCentre'], other: ['far', 'head'], foreign: ['twinCentre', 'twinUnit'] }
const fromUnit: Spots = { own: ['unit'], sibling: ['beside'], other: ['far', 'centre', 'head'], foreign: ['twinCentre', 'twinUnit'] }

const spotsOf = (role: RoleName): Spots => {
  if (role === 'regional_coordinator') return fromCentre
  return role === 'unit_manager' || role === 'unit_member' ? fromUnit : fromHead
}

/** Of the places, those that a kind of target is about. */
const fitting: Readonly<Partial<Record<Kind, readonly Spot[]>>> = {
  unit: ['head', 'centre', 'unit', 'beside', 'far', 'farCentre', 'twinUnit'],
  local: ['unit', 'beside', 'far', 'twinUnit'],
  centre: ['centre', 'farCentre', 'twinCentre']
}

/** The places with their records, and the people of the roles. */
export type Scene = { places: Record<Spot, Place>; records: { own: Records; foreign: Records }; people: Record<RoleName, Person> }

/** Makes all of it by the owner's connection. */
export async function setScene(app: TestApp): Promise<Scene> {
  const places = await makePlaces(app)
  const records = { own: await makeRecords(app, places.head), foreign: await makeRecords(app, places.twinHead) }
  const people = {} as Record<RoleName, Person>
  for (const role of roleNames) people[role] = await personOf(app, role)
  return { places, records, people }
}

/** The same with everybody signed in. */
export async function setStage(app: TestApp): Promise<Stage> {
  const { places, records, people } = await setScene(app)
  const actors = {} as Record<RoleName, Actor>
  for (const role of roleNames) actors[role] = await app.as(role)
  const targetAt = (role: RoleName, spot: Spot): Target => ({
    ...places[spot],
    ...records[spot.startsWith('twin') ? 'foreign' : 'own'],
    ...{ home: places[spotsOf(role).own[0] ?? 'head'], self: people[role], farCentreId: places.farCentre.unitId }
  })
  return {
    actors,
    anotherSession: async (role) => new Actor(app.address, `${cookieName(actors[role])}=${(await openSession(app, people[role])).token}`),
    targets: (role, kind, relation) => spotsFor(role, kind, relation).map((spot) => oneself(targetAt(role, spot), kind, relation))
  }
}

function spotsFor(role: RoleName, kind: Kind, relation: Relation): readonly Spot[] {
  const spots = spotsOf(role)
  if (kind === 'none') return relation === 'own' ? spots.own.slice(0, 1) : []
  if (kind === 'consortium') return { own: ['head'] as const, sibling: [], other: [], foreign: ['twinHead'] as const }[relation]
  // Of somebody else's own it makes no difference how far away they are, but one who works beside may be nearest.
  if (kind === 'oneself') return { own: spots.own.slice(0, 1), sibling: spots.own.slice(-1), other: [], foreign: spots.foreign.slice(-1) }[relation]
  const all = fitting[kind]
  return all ? spots[relation].filter((spot) => all.includes(spot)) : spots[relation]
}

/** In the first relation the person is the viewer. */
const oneself = (target: Target, kind: Kind, relation: Relation): Target =>
  kind === 'oneself' && relation === 'own' ? { ...target, ...target.self } : target

async function personOf(app: TestApp, role: RoleName): Promise<Person> {
  const [row] = await app.rows<Person>(
    `SELECT a.user_id AS "userId", a.id AS "assignmentId", a.consortium_id AS "consortiumId", a.unit_id AS "unitId"
     FROM role_assignment a JOIN app_user u ON u.id = a.user_id WHERE u.email = $1 AND a.role = $2 AND a.valid_to IS NULL`,
    [demoAccounts.find((account) => account.role === role)?.email, role]
  )
  if (!row) throw new Error(`The demo has no ${role}`)
  return row
}

async function makePlaces(app: TestApp): Promise<Record<Spot, Place>> {
  const twin = await aSecondConsortium(app)
  const [row] = await app.rows<Record<string, string>>(
    `WITH named AS (SELECT u.id, u.name_fi, u.consortium_id, (SELECT l.parent_id FROM unit_link l WHERE l.unit_id = u.id
         AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())) AS parent_id
       FROM unit_now u JOIN consortium c ON c.id = u.consortium_id AND c.is_demo WHERE u.is_open)
     SELECT h.id AS head, h.consortium_id AS consortium, m.id AS unit, m.parent_id AS centre, b.id AS beside, b.parent_id AS "besideCentre",
       f.id AS far, f.parent_id AS "farCentre"
     FROM named h, named m, named b, named f WHERE h.parent_id IS NULL AND m.name_fi = $1 AND b.name_fi = $2 AND f.name_fi = $3`,
    [names.unit, names.beside, names.far]
  )
  if (!row || row.centre !== row.besideCentre || row.centre === row.farCentre) throw new Error('The demo has another network')
  const consortiumId = String(row.consortium)
  const at: Record<Spot, [string, string]> = {
    ...{ head: [consortiumId, String(row.head)], centre: [consortiumId, String(row.centre)], unit: [consortiumId, String(row.unit)] },
    ...{ beside: [consortiumId, String(row.beside)], far: [consortiumId, String(row.far)], farCentre: [consortiumId, String(row.farCentre)] },
    ...{ twinHead: [twin.consortiumId, twin.headOfficeId], twinCentre: [twin.consortiumId, twin.centreId] },
    twinUnit: [twin.consortiumId, twin.localUnitId]
  }
  const places = {} as Record<Spot, Place>
  for (const [spot, [consortium, unitId]] of Object.entries(at)) places[spot as Spot] = await makePlace(app, consortium, unitId)
  return places
}

async function makePlace(app: TestApp, consortiumId: string, unitId: string): Promise<Place> {
  const run = (sql: string, values: unknown[]) => app.rows<Record<string, string>>(sql, values)
  const person = async (name: string) => {
    const id = newId()
    const email = `${name}.${unitId}@kohde.example`
    await run('INSERT INTO app_user (id, email, display_name) VALUES ($1, $2, $3)', [id, email, `Kohde ${name} ${unitId}`])
    return { id, email }
  }
  const hold = async (userId: string, role: string, of: { from: number; to?: number; deputyFor?: string }) => {
    const id = newId()
    const sql = `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from, valid_to, deputy_for, reason, source)
      VALUES ($1, $2, $3, $4, $5, app.today() + $6::int, app.today() + $7::int, $8, 'Kohde', $9)`
    await run(sql, [id, consortiumId, userId, role, unitId, of.from, of.to ?? null, of.deputyFor ?? null, of.deputyFor ? 'deputy' : 'manual'])
    return id
  }
  const invite = async (role: string) => {
    const id = newId()
    const sql = `INSERT INTO invitation (id, consortium_id, email, language, role, unit_id, reason, token_hash, invited_by, sends, expires_at)
      SELECT $1, $2, $3, 'fi', $4, $5, 'Kohde', $6, a.user_id, array_fill(now(), ARRAY[50]), now() + interval '7 days'
      FROM role_assignment a WHERE a.consortium_id = $2 AND a.role IN ('administrator', 'national_coordinator') ORDER BY a.role, a.valid_to NULLS FIRST LIMIT 1`
    await run(sql, [id, consortiumId, `kutsu.${id}@kohde.example`, role, unitId, randomBytes(32)])
    return id
  }
  const [member, ending, deputy, strong] = [await person('jäsen'), await person('päättyvä'), await person('sijainen'), await person('vahva')]
  const assignmentId = await hold(member.id, 'unit_member', { from: -100 })
  const endingId = await hold(ending.id, 'unit_member', { from: -30, to: 30 })
  await hold(ending.id, 'unit_member', { from: 30, to: 90 })
  const [entry] = await run(
    `WITH made AS (SELECT app.audit_append($1, NULL, 'targetDeed', 'done', NULL, $2, 'org_unit', $2, '{}', 'target') AS number)
     SELECT number::text FROM made`,
    [consortiumId, unitId]
  )
  const [made] = await run('SELECT id FROM audit_entry WHERE consortium_id = $1 AND number = $2', [consortiumId, entry?.number])
  const [unit] = await run('SELECT organisation_id, name_fi FROM unit_now WHERE id = $1', [unitId])
  return {
    ...{ consortiumId, unitId, unitName: String(unit?.name_fi), organisationId: String(unit?.organisation_id), userId: member.id, email: member.email, assignmentId, endingId },
    deputyshipId: await hold(deputy.id, 'unit_member', { from: -10, to: 10, deputyFor: assignmentId }),
    strongId: await hold(strong.id, 'national_coordinator', { from: -100 }),
    ...{ invitationId: await invite('unit_member'), strongInvitationId: await invite('national_coordinator') },
    entryId: String(made?.id)
  }
}

async function makeRecords(app: TestApp, { consortiumId, organisationId, userId, unitId }: Place): Promise<Records> {
  const ids = { importId: newId(), machineUserId: newId(), tokenId: newId(), providerId: newId(), mailId: newId(), checkpointId: newId() }
  const statements: [string, unknown[]][] = [
    [
      `INSERT INTO network_import (id, consortium_id, kind, file_name, file_key, format, columns, effective_on, created_by)
       VALUES ($1, $2, 'units', 'kohde.csv', gen_random_uuid(), 'csv', '[]', '2026-01-01', $3)`,
      [ids.importId, consortiumId, userId]
    ],
    [`INSERT INTO app_user (id, email, display_name, kind) VALUES ($1::uuid, $1 || '@machine.invalid', 'Kohdekone', 'machine')`, [ids.machineUserId]],
    [`INSERT INTO machine_user VALUES ($1, $2, 'Kohde', $3)`, [ids.machineUserId, consortiumId, userId]],
    [
      `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from) VALUES (gen_random_uuid(), $1, $2, 'unit_member', $3, app.today())`,
      [consortiumId, ids.machineUserId, unitId]
    ],
    [
      `INSERT INTO api_token (id, consortium_id, user_id, name, prefix, token_hash, actions, may_write, expires_on, created_by, revoked_at)
       VALUES ($1, $2, $3, 'Kohde', 'slm_kohd', $4, ARRAY['network.read'], false, app.today() + 30, $5, now())`,
      [ids.tokenId, consortiumId, ids.machineUserId, randomBytes(32), userId]
    ],
    [
      `INSERT INTO identity_provider (id, consortium_id, name_fi, name_sv, name_en, issuer, client_id)
       VALUES ($1, $2, 'Kohde', 'Kohde', 'Kohde', 'https://login.kohde.example', 'kohde')`,
      [ids.providerId, consortiumId]
    ],
    [
      `INSERT INTO outbox_mail (id, consortium_id, user_id, recipient, language, subject, text, state)
       VALUES ($1, $2, $3, 'kohde@kohde.example', 'fi', 'Kohde', 'Kohde', 'kept')`,
      [ids.mailId, consortiumId, userId]
    ],
    [
      `INSERT INTO audit_checkpoint (id, consortium_id, number, head_hash, made_at, key_id, signature) VALUES ($1, $2, 1, 'x', now(), 'kohde', $1::uuid::text)`,
      [ids.checkpointId, consortiumId]
    ]
  ]
  for (const [sql, values] of statements) await app.rows(sql, values)
  const [organisation] = await app.rows<{ name: string }>('SELECT name_fi AS name FROM organisation WHERE id = $1', [organisationId])
  return { ...ids, organisationId, organisationName: String(organisation?.name) }
}

/** A session that nobody has opened at the door. */
export async function openSession(app: TestApp, of: { userId: string; consortiumId: string }): Promise<{ id: string; token: string }> {
  const [id, token] = [newId(), randomBytes(32).toString('base64url')]
  await app.rows('INSERT INTO session (id, token_hash, user_id, consortium_id) VALUES ($1, $2, $3, $4)', [
    ...[id, createHash('sha256').update(token).digest(), of.userId, of.consortiumId]
  ])
  return { id, token }
}

const cookieName = (actor: Actor): string => String(actor.cookie.split('=', 1)[0])

