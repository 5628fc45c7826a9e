import { createPublicKey, verify } from 'node:crypto'
import { type CheckpointFile, checkpointText } from '@solmu/domain/audit/checkpoint.js'
import { demoPassword } from '../../../demo/demo-network.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { aSecondConsortium } from '../../network/second-consortium.js'
import type { AuditCheckpointService } from './audit-checkpoint.service.js'

type Checkpoint = { id: string; number: number; headHash: string; keyId: string }

const MAKE = 'mutation { makeAuditCheckpoint { checkpoint { id number headHash keyId } } }'
const LIST = '{ auditCheckpoints { nodes { id number headHash keyId } totalCount } }'

let app: TestApp
let auditor: Actor
/** What the clock does at night, in nobody's name. */
let atNight: () => Promise<unknown>
beforeAll(async () => {
  app = await TestApp.start()
  auditor = await app.as('auditor')
  atNight = () => app.provider<AuditCheckpointService>('AuditCheckpointService', { viewer: { userId: '', consortiumId: '' } }).makeAll()
})
afterAll(() => app.stop())

const make = async (actor = auditor) =>
  (await actor.get<{ makeAuditCheckpoint: { checkpoint: Checkpoint } }>(MAKE)).makeAuditCheckpoint.checkpoint
const head = async () =>
  (await app.rows<{ number: number; hash: string }>(
    `SELECT number::int, hash FROM audit_entry e JOIN consortium c ON c.id = e.consortium_id AND c.is_demo ORDER BY number DESC LIMIT 1`
  ))[0]
const exported = async (actor = auditor) =>
  (await (await fetch(`${app.address}/files/audit/checkpoints.json`, { headers: { cookie: actor.cookie } })).json()) as CheckpointFile

it('a checkpoint vouches for the last entry, and making it is an entry itself', async () => {
  const before = await head()
  expect(await make()).toMatchObject({ number: before?.number, headHash: before?.hash })
  const [entry] = await app.rows(`SELECT subject_type, details FROM audit_entry WHERE action = 'makeAuditCheckpoint'`)
  expect(entry).toEqual({ subject_type: 'audit_checkpoint', details: { number: before?.number } })
})

it('its signature can be checked by anyone who has the file, and holds for nothing else', async () => {
  const checkpoint = await make()
  const { publicKeys, checkpoints } = await exported()
  const found = checkpoints.find(({ headHash }) => headHash === checkpoint.headHash)!
  const { pem } = publicKeys.find(({ id }) => id === found.keyId)!
  const holds = (of: typeof found) =>
    verify(null, Buffer.from(checkpointText(of)), createPublicKey(pem), Buffer.from(found.signature, 'base64'))
  expect([holds(found), holds({ ...found, number: found.number + 1 }), holds({ ...found, consortiumId: null })]).toEqual([true, false, false])
  expect(JSON.stringify(publicKeys)).not.toContain('PRIVATE')
})

it('a night makes one for each chain that has grown, and none for one that has not', async () => {
  const other = await aSecondConsortium(app)
  await app.signIn(other.email, demoPassword)
  const count = async () => (await app.rows<{ count: number }>('SELECT count(*)::int AS count FROM audit_checkpoint'))[0]?.count ?? 0
  const before = await count()
  await atNight()
  expect(await count()).toBe(before + 2)
  await atNight()
  expect(await count()).toBe(before + 2)
})

it('of another consortium is out of sight, on the screen and in the file', async () => {
  const other = await aSecondConsortium(app)
  const stranger = await app.signIn(other.email, demoPassword)
  await atNight()
  const [own] = await app.rows<{ number: number }>('SELECT number::int FROM audit_checkpoint WHERE consortium_id = $1', [other.consortiumId])
  const { auditCheckpoints } = await stranger.get<{ auditCheckpoints: { nodes: Checkpoint[]; totalCount: number } }>(LIST)
  expect(auditCheckpoints).toMatchObject({ nodes: [{ number: own?.number }], totalCount: 1 })
  expect((await exported(stranger)).checkpoints).toEqual([expect.objectContaining({ consortiumId: other.consortiumId })])
})

it('can neither be changed nor removed, not even by the owner of the database', async () => {
  await make()
  await expect(app.rows(`UPDATE audit_checkpoint SET number = 1`)).rejects.toThrow('only ever added to')
  await expect(app.rows(`DELETE FROM audit_checkpoint`)).rejects.toThrow('only ever added to')
  await expect(app.rows(`TRUNCATE audit_checkpoint`)).rejects.toThrow('only ever added to')
})

it('is refused by the database when it vouches for what is not there', async () => {
  const add = 'SELECT app.audit_checkpoint_add(gen_random_uuid(), NULL, 9999, $1, now(), $1, $1)'
  await expect(app.rows(add, ['none'])).rejects.toThrow('an entry of the chain')
})

it.each(['national_coordinator', 'regional_coordinator', 'unit_manager', 'unit_member', 'reviewer', 'funder'] as const)(
  'is not for the %s to make',
  async (role) => {
    const answer = await (await app.as(role)).ask(MAKE)
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
  }
)
