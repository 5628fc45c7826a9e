/**
 * The returns of the demo and how far each has come. Closed rounds are whole and accepted; in the present one the units are
 * everywhere: most are verified, some wait for their centre, some write, two have figures back and two are late.
 * Source: design, picture 01-home.
 */
import { addDays, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { demoId, demoNumber } from './demo-id.js'
import type { DemoNetwork } from './demo-network.types.js'
import type { DemoRound } from './demo-rounds.js'

export type Standing = 'not_started' | 'draft' | 'submitted' | 'returned' | 'verified' | 'accepted'

/** Where units stand in the present round that are not simply verified. */
const standings: Readonly<Record<string, Standing>> = {
  'Inarin Ilves': 'submitted',
  'Raahen Ruori': 'submitted',
  'Kokkolan Köli': 'submitted',
  'Kajaanin Kiintopiste': 'draft',
  'Karjalan Työsilta': 'returned',
  'Kallaveden Valmennus': 'submitted',
  'Saimaan Verstas': 'submitted',
  'Lieksan Lauttaus': 'draft',
  'Iisalmen Into': 'draft',
  'Mikkelin Mylly': 'submitted',
  'Kiteen Kaari': 'draft',
  'Lakeuden Latu': 'submitted',
  'Porin Purje': 'returned',
  'Salon Satama': 'submitted',
  'Pietarsaaren Pursi': 'draft',
  'Kotkan Köysi': 'draft',
  'Haminan Hahlo': 'submitted',
  'Leppävaaran Lenkki': 'submitted',
  'Hyvinkään Hyrrä': 'draft',
  'Raaseporin Ranta': 'not_started',
  'Forssan Kehrä': 'not_started'
}

/** Days from today until which a unit has been given more time. The others that have not sent are late. */
const extensions: Readonly<Record<string, readonly [days: number, reason: string]>> = {
  'Lieksan Lauttaus': [2, 'Uusi valmentaja aloitti kesken kauden.'],
  'Kajaanin Kiintopiste': [2, 'Asiakastietojärjestelmä vaihtui.'],
  'Iisalmen Into': [4, 'Johtaja on sairauslomalla.'],
  'Pietarsaaren Pursi': [3, 'Kundregistret byttes under perioden.'],
  'Kotkan Köysi': [2, 'Luvut tarkistetaan kaupungin kanssa.'],
  'Hyvinkään Hyrrä': [5, 'Yksikkö muutti kauden lopussa.'],
  'Forssan Kehrä': [5, 'Uusi ilmoittaja perehtyy tehtävään.']
}

/** Units that were asked to mend a figure before they were verified, in each closed round. */
export const isMended = ({ unitId, round }: DemoReturn): boolean =>
  round.state === 'locked' && demoNumber(`mended:${unitId}:${round.id}`, 9) === 0

export interface DemoReturn {
  readonly id: string
  readonly round: DemoRound
  readonly unitId: string
  readonly unitName: string
  readonly centreId: string
  readonly standing: Standing
  readonly submittedAt: string
  readonly verifiedAt: string
}

type People = (role: string, unitId: string, day: IsoDate) => string | null

/** A moment in the working hours of a day that belongs to a key. */
export const at = (day: IsoDate, key: string): string => `${day}T${String(7 + demoNumber(`hour:${key}`, 8)).padStart(2, '0')}:${String(demoNumber(`minute:${key}`, 60)).padStart(2, '0')}:00Z`

/** The returns of the units of a round, as the network stood on the last day of its period. */
export function returnsOf(round: DemoRound, demo: DemoNetwork, today: IsoDate): DemoReturn[] {
  const day = addDays(round.periodTo, -1)
  const parents = new Map(demo.links.filter((link) => isValidOn(link, day)).map((link) => [link.unitId, link.parentId]))
  return demo.units
    .filter((unit) => unit.type === 'local_unit' && isValidOn(unit, day))
    .flatMap((unit) => {
      const centre = parents.get(unit.id)
      if (centre === undefined || round.state === 'planned') return []
      const id = demoId(`return:${round.period}:${unit.id}`)
      const sentOn = addDays(round.dueOn, -demoNumber(`sent:${id}`, 12))
      const verifiedOn = addDays(sentOn, 1 + demoNumber(`verified:${id}`, 4))
      const standing = round.state === 'locked' ? 'accepted' : (standings[unit.name.fi] ?? 'verified')
      const byToday = (one: IsoDate): IsoDate => (one > today ? today : one)
      return [{ id, round, unitId: unit.id, unitName: unit.name.fi, centreId: centre, standing, submittedAt: at(byToday(sentOn), id), verifiedAt: at(byToday(verifiedOn), `v${id}`) }]
    })
}

export interface Context {
  readonly consortiumId: string
  readonly people: People
  readonly today: IsoDate
}

/** Who held a role at a unit on a day; null when nobody did. */
export function peopleOf(demo: DemoNetwork): People {
  const held = new Map<string, DemoNetwork['roleAssignments'][number][]>()
  for (const each of demo.roleAssignments) {
    const key = `${each.role}:${each.unitId}`
    held.set(key, [...(held.get(key) ?? []), each])
  }
  return (role, unitId, day) => held.get(`${role}:${unitId}`)?.find((each) => isValidOn(each, day))?.userId ?? null
}

export const writerOf = ({ unitId, round }: DemoReturn, { people }: Context): string | null =>
  people('unit_manager', unitId, round.dueOn)
export const verifierOf = ({ centreId, round }: DemoReturn, { people }: Context): string | null =>
  people('regional_coordinator', centreId, round.dueOn)

export function returnRow(one: DemoReturn, context: Context): Record<string, unknown> {
  const extension = one.round.state === 'open' ? extensions[one.unitName] : undefined
  return {
    id: one.id,
    consortiumId: context.consortiumId,
    roundId: one.round.id,
    unitId: one.unitId,
    centreId: one.centreId,
    heldSince: heldSince(one),
    extendedUntil: extension ? addDays(context.today, extension[0]) : null,
    extensionReason: extension?.[1] ?? '',
    extendedBy: extension ? verifierOf(one, context) : null,
    extendedAt: extension ? at(addDays(context.today, -6), one.id) : null
  }
}

function heldSince(one: DemoReturn): string {
  if (one.standing === 'submitted') return one.submittedAt
  return one.standing === 'not_started' || one.standing === 'draft' ? `${one.round.opensOn}T05:00:00Z` : one.verifiedAt
}

export function regionRows(rounds: readonly DemoRound[], all: readonly DemoReturn[], context: Context): Record<string, unknown>[] {
  return rounds.flatMap((round) => {
    const own = all.filter((one) => one.round.id === round.id)
    return [...new Set(own.map(({ centreId }) => centreId))].map((centreId) => {
      const isReady = own.every((one) => one.centreId !== centreId || one.standing === 'verified')
      const state = round.state === 'locked' ? 'accepted' : isReady && centreId !== demoId('unit:lappi') ? 'forwarded' : 'open'
      return { roundId: round.id, centreId, consortiumId: context.consortiumId, state, changedBy: context.people('regional_coordinator', centreId, round.dueOn) }
    })
  })
}
