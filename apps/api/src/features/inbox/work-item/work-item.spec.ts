import { addDays, todayIn } from '@solmu/shared/dates.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { newId } from '@solmu/shared/ids.js'
import type { Actor } from '../../../testing/harness.js'
import { TestApp } from '../../../testing/harness.js'
import { type SecondConsortium, aSecondConsortium, asOutsider } from '../../network/second-consortium.js'
import type { WorkItemType } from './work-item.graphql.js'

const ITEMS = '{ workItems { id kind urgency dueOn params unit { id type name { fi } } } }'

const today = todayIn()
let app: TestApp
let second: SecondConsortium

const itemsOf = async (actor: Actor) => (await actor.get<{ workItems: WorkItemType[] }>(ITEMS)).workItems
const itemsAs = async (role: RoleName) => itemsOf(await app.as(role))
const ofKind = (items: readonly WorkItemType[], kind: WorkItemType['kind']) => items.filter((item) => item.kind === kind)
const unitsOf = (items: readonly WorkItemType[]) => items.map((item) => item.unit?.id).sort()

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
})
afterAll(() => app.stop())

describe('workItems', () => {
  it('shows the national coordinator the units without a manager, and the centres theirs only', async () => {
    const vacant = await app.rows<{ id: string; parent_id: string }>(
      `SELECT u.id, l.parent_id FROM unit_now u
       JOIN unit_link l ON l.unit_id = u.id AND l.valid_from <= $1 AND (l.valid_to IS NULL OR l.valid_to > $1)
       WHERE u.consortium_id <> $2 AND u.type = 'local_unit' AND u.is_open
         AND NOT EXISTS (SELECT 1 FROM role_assignment a WHERE a.unit_id = u.id AND a.role = 'unit_manager'
           AND a.valid_from <= $1 AND (a.valid_to IS NULL OR a.valid_to > $1))`,
      [today, second.consortiumId]
    )
    expect(vacant.length).toBeGreaterThan(0)
    const national = ofKind(await itemsAs('national_coordinator'), 'unit_without_manager')
    expect(unitsOf(national)).toEqual(vacant.map((unit) => unit.id).sort())
    const regional = await app.as('regional_coordinator')
    const { viewer } = await regional.get<{ viewer: { id: string } }>('{ viewer { id } }')
    const [centre] = await app.rows<{ unit_id: string }>(
      `SELECT unit_id FROM role_assignment WHERE user_id = $1 AND role = 'regional_coordinator'
         AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)`,
      [viewer.id, today]
    )
    const own = vacant.filter((unit) => unit.parent_id === centre?.unit_id).map((unit) => unit.id)
    expect(unitsOf(ofKind(await itemsOf(regional), 'unit_without_manager'))).toEqual(own.sort())
    expect(ofKind(await itemsAs('unit_member'), 'unit_without_manager')).toEqual([])
  })

  it('tells what is to come to those above and below it', async () => {
    const items = ofKind(await itemsAs('national_coordinator'), 'network_change_coming')
    expect(items.length).toBeGreaterThan(0)
    for (const { dueOn } of items) {
      expect(dueOn! > today && dueOn! <= addDays(today, 90)).toBe(true)
    }
    const regional = ofKind(await itemsAs('regional_coordinator'), 'network_change_coming')
    expect(items.map((item) => item.id)).toEqual(expect.arrayContaining(regional.map((item) => item.id)))
  })

  it('tells of a merger of municipalities in words of every language', async () => {
    const date = addDays(today, 30)
    await app.rows(`UPDATE municipality SET valid_to = $1, successor_code = '837' WHERE code = '604'`, [date])
    await app.rows(`UPDATE app_meta SET value = value || '+' WHERE key = 'reference_hash'`)
    expect(ofKind(await itemsAs('national_coordinator'), 'municipality_merger_coming')).toEqual([
      {
        id: `municipality_merger_coming:${date}/604`,
        kind: 'municipality_merger_coming',
        urgency: 'later',
        dueOn: date,
        unit: null,
        params: {
          municipality: { fi: 'Pirkkala', sv: 'Birkala', en: 'Pirkkala' },
          into: { fi: 'Tampere', sv: 'Tammerfors', en: 'Tampere' },
          isContested: false,
          days: 30
        }
      }
    ])
  })

  it('tells the person, and those who see it, of a role that ends', async () => {
    const manager = await app.as('unit_manager')
    const { viewer } = await manager.get<{ viewer: { id: string } }>('{ viewer { id } }')
    await app.rows(`UPDATE role_assignment SET valid_to = $1 WHERE user_id = $2 AND valid_to IS NULL`, [
      addDays(today, 6),
      viewer.id
    ])
    const [own] = ofKind(await itemsOf(manager), 'role_expiring')
    expect(own).toMatchObject({ urgency: 'soon', dueOn: addDays(today, 5), params: { isOwn: true, userId: viewer.id } })
    const seen = ofKind(await itemsAs('administrator'), 'role_expiring').find((item) => item.id === own?.id)
    expect(seen?.params).toMatchObject({ isOwn: false, role: 'unit_manager' })
    expect(ofKind(await itemsAs('funder'), 'role_expiring')).toEqual([])
  })

  it('tells administrators of failed mail and locked accounts, and nobody else', async () => {
    const [user] = await app.rows<{ id: string; email: string; consortium_id: string }>(
      `SELECT u.id, u.email, a.consortium_id FROM app_user u JOIN role_assignment a ON a.user_id = u.id
       WHERE a.role = 'reviewer' ORDER BY u.id LIMIT 1`
    )
    await app.rows(
      `INSERT INTO outbox_mail (id, consortium_id, user_id, recipient, language, subject, text, state)
       VALUES ($1, $2, $3, $4, 'fi', 'Aihe', 'Teksti', 'failed')`,
      [newId(), user?.consortium_id, user?.id, user?.email]
    )
    await app.rows(
      `INSERT INTO login_failure (key, failures, last_failure_at, blocked_until)
       VALUES (app.account_key($1), 9, now(), now() + interval '10 minutes')`,
      [user?.email]
    )
    const administrator = await itemsAs('administrator')
    expect(ofKind(administrator, 'mail_failed')).toMatchObject([{ urgency: 'today', params: { count: 1 } }])
    expect(ofKind(administrator, 'account_locked')).toMatchObject([{ params: { userId: user?.id } }])
    const others = await itemsAs('national_coordinator')
    expect([...ofKind(others, 'mail_failed'), ...ofKind(others, 'account_locked')]).toEqual([])
  })

  it('tells auditors about the trail, unbroken or broken', async () => {
    const auditor = await app.as('auditor')
    expect(ofKind(await itemsOf(auditor), 'audit_chain_checked')).toMatchObject([{ params: { checkedOn: today } }])
    await app.rows('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only')
    await app.rows(`UPDATE audit_entry SET action = 'nothing' WHERE number = 1 AND consortium_id <> $1`, [second.consortiumId])
    await app.rows('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only')
    const [first] = await itemsOf(auditor)
    expect(first).toMatchObject({ kind: 'audit_chain_broken', urgency: 'late', params: { number: 1 } })
    expect(ofKind(await itemsAs('national_coordinator'), 'audit_chain_broken')).toEqual([])
  })

  it('reminds of the demo password, and orders by what presses most', async () => {
    const items = await itemsAs('national_coordinator')
    expect(ofKind(items, 'password_is_demo')).toHaveLength(1)
    const places = items.map((item) => ['late', 'today', 'soon', 'later'].indexOf(item.urgency))
    expect(places).toEqual(places.toSorted())
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
  })

  it('says nothing when no municipality is without a centre, and says how many when some are', async () => {
    const coordinator = await app.as('national_coordinator')
    expect(ofKind(await itemsOf(coordinator), 'municipalities_uncovered')).toEqual([])
    await app.rows(`DELETE FROM unit_territory WHERE municipality_code = '091' AND consortium_id <> $1`, [second.consortiumId])
    expect(ofKind(await itemsOf(coordinator), 'municipalities_uncovered')).toMatchObject([{ params: { count: 1 } }])
  })

  it('shows an outsider only their own matters', async () => {
    const items = await itemsOf(await asOutsider(app, second))
    expect(unitsOf(ofKind(items, 'unit_without_manager'))).toEqual([second.localUnitId])
    expect(unitsOf(ofKind(items, 'centre_without_coordinator'))).toEqual([second.centreId])
    expect(ofKind(items, 'role_expiring')).toEqual([])
    expect(await app.anonymous.ask(ITEMS)).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } })
  })
})
