import { todayIn } from '@solmu/shared/dates.js'
import type { Actor } from '../../../testing/harness.js'
import { TestApp } from '../../../testing/harness.js'
import { type SecondConsortium, aSecondConsortium, asOutsider } from '../../network/second-consortium.js'
import type { SearchHitType } from './search.graphql.js'

const SEARCH = `query ($text: String!, $first: Int) { search(text: $text, first: $first) {
  kind id title { fi sv en } detail { fi sv en }
} }`

let app: TestApp
let coordinator: Actor
let second: SecondConsortium

const find = async (actor: Actor, text: string, first?: number) =>
  (await actor.get<{ search: SearchHitType[] }>(SEARCH, { text, first })).search
const titles = async (text: string) => (await find(coordinator, text)).map((hit) => hit.title.fi)
const people = async (actor: Actor, text: string) => (await find(actor, text)).filter((hit) => hit.kind === 'person')

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
})
afterAll(() => app.stop())

describe('search', () => {
  it('finds units with their municipality and municipalities with their centre', async () => {
    const hits = await find(coordinator, 'rovaniem')
    expect(hits.find((hit) => hit.kind === 'municipality')).toMatchObject({
      id: '698',
      title: { fi: 'Rovaniemi' },
      detail: { fi: 'Lappi', sv: 'Lappland' }
    })
    expect(hits.find((hit) => hit.kind === 'unit')).toMatchObject({
      title: { fi: 'Rovaniemen Roihu' },
      detail: { fi: 'Rovaniemi' }
    })
  })

  it('finds in every language, in capitals or not, with what is around it cut off', async () => {
    expect(await titles('  ÄÄNEKOSKEN ässä ')).toEqual(['Äänekosken Ässä'])
    expect(await titles('lappland')).toContain('Lappi')
    expect(await titles('tammerfors')).toContain('Tampere')
  })

  it('puts names that begin so first, then words that do, then the rest', async () => {
    const found = (await titles('ko')).map((title) => title.toLowerCase())
    const ranks = found.map((title) => (title.startsWith('ko') ? 0 : title.includes(' ko') ? 1 : 2))
    expect(ranks).toContain(0)
    expect(found.length).toBe(20)
    const beginnings = ranks.filter((rank) => rank === 0).length
    expect(ranks.slice(0, beginnings).every((rank) => rank === 0)).toBe(true)
  })

  it('finds units by their municipality, after all that carry the name themselves', async () => {
    const hits = await find(coordinator, 'Tampere')
    const place = hits.findIndex((hit) => hit.kind === 'municipality' && hit.id === '837')
    const units = hits.filter((hit) => hit.kind === 'unit' && !hit.title.fi.includes('Tampere'))
    expect(place).toBe(0)
    expect(units.map((hit) => hit.detail?.fi)).toEqual(units.map(() => 'Tampere'))
    expect(units.length).toBeGreaterThan(0)
  })

  it('finds only what exists today', async () => {
    const [closed] = await app.rows<{ name_fi: string }>(`SELECT name_fi FROM unit_now WHERE NOT is_open AND id IN (SELECT unit_id FROM unit_period WHERE valid_to <= $1) LIMIT 1`, [todayIn()])
    expect(await titles(closed?.name_fi ?? '')).not.toContain(closed?.name_fi)
    expect(await titles('Pertunmaa')).not.toContain('Pertunmaa')
  })

  it('shows people only to those who may look them up, and only those', async () => {
    const hits = await people(coordinator, 'Hyvärinen')
    expect(hits).toMatchObject([{ title: { fi: 'Mikko Hyvärinen', sv: 'Mikko Hyvärinen' }, detail: { fi: 'Karjalan Työsilta' } }])
    expect(await people(await app.as('unit_member'), 'en')).toEqual([])
    expect(await people(await app.as('reviewer'), 'Hyvärinen')).toEqual([])
    const refused = await (await app.as('funder')).ask('{ search(text: "Hyvärinen") { id } }')
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
    const regional = await people(await app.as('regional_coordinator'), 'en')
    const national = await people(coordinator, 'en')
    expect(regional.length).toBeLessThanOrEqual(national.length)
    const [unseen] = await app.rows<{ name: string }>(
      `SELECT u.display_name AS name FROM app_user u JOIN role_assignment a ON a.user_id = u.id
       WHERE a.role = 'administrator' AND NOT EXISTS (SELECT 1 FROM role_assignment b WHERE b.user_id = u.id
         AND b.role <> 'administrator') LIMIT 1`
    )
    expect(await people(coordinator, unseen?.name ?? '')).toHaveLength(1)
    expect(await people(await app.as('regional_coordinator'), unseen?.name ?? '')).toEqual([])
  })

  it.each(['', ' ', 'a', ' ä ', '\0\0', 'ro\0vanie\0mx', '%', '%%', '__', '\\\\', "'; --"])('finds nothing by %j', async (text) => {
    expect(await find(coordinator, text)).toEqual([])
  })

  it('keeps to its limits', async () => {
    expect(await find(coordinator, 'in')).toHaveLength(20)
    expect(await find(coordinator, 'in', 3)).toHaveLength(3)
    const codeOf = async (variables: Record<string, unknown>) =>
      (await coordinator.ask(SEARCH, variables)).errors?.[0]?.extensions.code
    expect(await codeOf({ text: 'in', first: 21 })).toBe('PAGE_TOO_LARGE')
    expect(await codeOf({ text: 'in', first: 0 })).toBe('INVALID_INPUT')
    expect(await codeOf({ text: 'x'.repeat(101) })).toBe('TOO_LONG')
    expect(await codeOf({})).toBe('INVALID_QUERY')
  })

  it('shows an outsider nothing of ours, and us nothing of theirs', async () => {
    const outsider = await asOutsider(app, second)
    const hits = await find(outsider, 'Tampere')
    expect(hits.filter((hit) => hit.kind === 'unit').map((hit) => hit.id).sort()).toEqual(
      [second.centreId, second.localUnitId].sort()
    )
    expect(hits.find((hit) => hit.kind === 'municipality')?.detail?.fi).toBe('Toinen keskus')
    expect(await people(outsider, 'Hyvärinen')).toEqual([])
    expect(await titles('Toinen')).toEqual([])
    expect(await people(coordinator, 'Ulkopuolinen')).toEqual([])
    expect(await app.anonymous.ask(SEARCH, { text: 'Tampere' })).toMatchObject({ status: 401 })
  })
})
