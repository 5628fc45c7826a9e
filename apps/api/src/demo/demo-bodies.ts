/**
 * The charter of the demo in three versions (one replaced, one in force since 2025, one proposed), and its bodies: the assembly,
 * a board with an empty seat and a term that ends, two regional boards, and a working group that is led and written for by people
 * who hold no role over it.
 */
import type { BodyRole } from '@solmu/domain/governance/body.js'
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import type { BodyKind, CharterRules } from '@solmu/domain/governance/charter-rules.js'
import { addDays, addMonths, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { charterTexts } from './demo-charter-texts.js'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork } from './demo-network.types.js'

const in3 = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

/** Of the first version two thirds amended it, and half of the members made a quorum; the proposed one asks for a longer notice. */
const rulesOf = (number: number): CharterRules => ({
  ...shippedRules,
  bodies: shippedRules.bodies.map((each) => {
    if (each.kind !== 'assembly') return each
    if (number === 1) return { ...each, quorum: { ...each.quorum, share: { top: 1, bottom: 2, isExceeded: false } } }
    return number === 3 ? { ...each, noticeDays: 21 } : each
  }),
  matters: shippedRules.matters.map((each) => (number === 1 && each.matter === 'charter_amendment' ? { ...each, majority: { ...each.majority, share: 'two_thirds' as const } } : each))
})

const reasons = ['', 'Päätösvaltaisuuden raja oli suurelle jäsenkokoukselle liian korkea.', 'Jäsenet ovat toivoneet pidempää kutsuaikaa ja etäosallistumista.']

async function loadCharter(client: pg.ClientBase, { consortiumId, office, today }: { readonly consortiumId: string; readonly office: string; readonly today: IsoDate }): Promise<void> {
  const plans = [
    { proposedOn: '2022-10-03', decidedOn: '2022-11-24', from: '2023-01-01', by: 'Perustamiskokous 24.11.2022', votes: { for: 18, against: 0, abstain: 0, present: 18, all: 18 } },
    { proposedOn: '2024-09-16', decidedOn: '2024-11-21', from: '2025-01-01', by: 'Jäsenkokous 21.11.2024 § 7', votes: { for: 24, against: 7, abstain: 2, present: 33, all: 41 } },
    { proposedOn: addDays(today, -12), decidedOn: null, from: null, by: '', votes: null }
  ]
  for (const [place, { proposedOn, decidedOn, from, by, votes }] of plans.entries()) {
    const number = place + 1
    const id = demoId(`charter:${number}`)
    await insert(client, 'charter_version', [
      { id, consortiumId, number, state: 'draft', texts: charterTexts[place], rules: rulesOf(number), reason: reasons[place], decidedBy: '', changedBy: office, changedAt: `${proposedOn}T07:00:00Z`, version: 1 }
    ])
    await client.query(`UPDATE charter_version SET state = 'proposed', proposed_by = $2, proposed_on = $3 WHERE id = $1`, [id, office, proposedOn])
    if (decidedOn === null) continue
    await client.query(`UPDATE charter_version SET state = 'in_force', decided_on = $2, decided_by = $3, votes = $4, valid_from = $5 WHERE id = $1`, [id, decidedOn, by, JSON.stringify(votes), from])
  }
}

interface Seat {
  readonly role: BodyRole
  /** By the address of an account, or by a name alone. */
  readonly email?: string
  readonly name?: string
  /** Days from today on which the term begins and ends. */
  readonly from?: number
  readonly to?: number
  /** The place in the list of the seat for which they stand in. */
  readonly substituteFor?: number
}

interface Planned {
  readonly key: string
  readonly kind: BodyKind
  readonly name: LocalizedText
  readonly purpose: LocalizedText
  readonly unitId: string
  readonly parent: string | null
  readonly seats: number
  readonly members: readonly Seat[]
}

const boardSeats: readonly Seat[] = [
  { role: 'chair', name: 'Tuulikki Rantala' },
  { role: 'vice_chair', name: 'Gustaf Lindgren' },
  { role: 'member', email: 'mikko.hyvarinen@solmu.example' },
  { role: 'member', name: 'Helvi Mustonen', to: 41 },
  { role: 'member', name: 'Ilkka Pelkonen' },
  { role: 'member', name: 'Anja Suomi' },
  { role: 'secretary', email: 'aino.salmela@solmu.example' },
  { role: 'member', name: 'Oiva Koskela', substituteFor: 0 },
  { role: 'member', name: 'Marja Virta', from: -900, to: -170 }
]
const purposeOfRegional = in3('Käsittelee alueen jäsenhakemukset ja sovittaa yhteen alueen yksiköiden työtä.', 'Behandlar regionens medlemsansökningar och samordnar arbetet i regionens enheter.', 'Takes up the applications of the region and brings the work of its units together.')

/** The people of the two boards; none of them has an account. */
const regionalNames = [
  ['Seppo Haapala', 'Kerttu Niemelä', 'Pirjo Järvi', 'Lauri Aaltonen', 'Maija Berg'],
  ['Birgitta Aalto', 'Jorma Lehto', 'Sirpa Salo', 'Tapio Kallio', 'Eila Wirtanen']
] as const

/** The board of a centre; the first is that of the demo's own coordinator, who writes for it. */
const regionalBoard = ({ id, name }: Pick<DemoNetwork['units'][number], 'id' | 'name'>, place: number): Planned => ({
  ...{ key: `regional:${place}`, kind: 'regional_board', unitId: id, parent: 'board', seats: 5, purpose: purposeOfRegional },
  name: in3(`${name.fi}: aluehallitus`, `${name.sv || name.fi}: regionstyrelse`, `${name.en || name.fi}: regional board`),
  members: [
    ...(regionalNames[place] ?? []).map((each, at): Seat => ({ role: at === 0 ? 'chair' : at === 1 ? 'vice_chair' : 'member', name: each })),
    ...(place === 0 ? [{ role: 'secretary' as const, email: 'eeva-liisa.turunen@solmu.example' }] : [])
  ]
})

const ofHeadOffice = (officeId: string): readonly Planned[] => [
  {
    ...{ key: 'assembly', kind: 'assembly', unitId: officeId, parent: null, seats: 0, name: in3('Jäsenkokous', 'Medlemsmötet', 'General assembly') },
    purpose: in3('Ylin päättävä elin, jossa jokaisella jäsenellä on ääni.', 'Det högsta beslutande organet, där varje medlem har en röst.', 'Decides above all; each member has a vote.'),
    members: [
      { role: 'chair', name: 'Raija Oksanen' },
      { role: 'vice_chair', name: 'Christer Holm' }
    ]
  },
  {
    ...{ key: 'board', kind: 'board', unitId: officeId, parent: 'assembly', seats: 7, name: in3('Hallitus', 'Styrelsen', 'Board'), members: boardSeats },
    purpose: in3('Johtaa konsortiota jäsenkokousten välillä.', 'Leder konsortiet mellan medlemsmötena.', 'Leads the consortium between the assemblies.')
  },
  {
    ...{ key: 'quality', kind: 'working_group', unitId: officeId, parent: 'board', seats: 4, name: in3('Laatutyöryhmä', 'Kvalitetsarbetsgruppen', 'Working group on quality') },
    purpose: in3('Valmistelee laatuperusteiden muutokset hallitukselle.', 'Bereder ändringar i kvalitetskriterierna för styrelsen.', 'Prepares changes of the quality criteria for the board.'),
    members: [
      { role: 'chair', email: 'mikko.hyvarinen@solmu.example' },
      { role: 'member', email: 'riitta.kosonen@solmu.example' },
      { role: 'member', name: 'Outi Karjalainen' },
      { role: 'member', name: 'Sten Nyman' },
      { role: 'secretary', email: 'hannu.rautio@solmu.example' }
    ]
  }
]

function plansOf(demo: DemoNetwork, today: IsoDate): Planned[] {
  const open = demo.units.filter((each) => isValidOn(each, today))
  const office = open.find(({ type }) => type === 'headquarters')
  const own = demo.users.find(({ email }) => email === 'eeva-liisa.turunen@solmu.example')
  const ownCentre = demo.roleAssignments.find((each) => each.userId === own?.id && each.role === 'regional_coordinator')?.unitId
  const centres = open.filter(({ type }) => type === 'regional_centre').sort((a, b) => Number(b.id === ownCentre) - Number(a.id === ownCentre))
  if (!office) return []
  return [...ofHeadOffice(office.id), ...centres.slice(0, 2).map(regionalBoard)]
}

const memberIdOf = (key: string, place: number): string => demoId(`body-member:${key}:${place}`)

/** A term of two years, unless it says otherwise. */
function memberRow({ role, from = -400, to, substituteFor }: Seat, { key, place, today }: { readonly key: string; readonly place: number; readonly today: IsoDate }) {
  const begun = addDays(today, from)
  return {
    ...{ id: memberIdOf(key, place), role, substituteFor: substituteFor === undefined ? null : memberIdOf(key, substituteFor) },
    ...{ validFrom: begun, validTo: to === undefined ? addMonths(begun, 24) : addDays(today, to), endedOn: null, endReason: '', createdAt: `${begun}T08:00:00Z`, version: 1 }
  }
}

const ofAccount = (account: DemoNetwork['users'][number] | undefined, { name = '' }: Seat) => ({ userId: account?.id ?? null, personName: account?.displayName ?? name, email: account?.email ?? null })

/** Writes them; `office` is the account that wrote the charter. */
export async function loadDemoBodies(client: pg.ClientBase, demo: DemoNetwork, { today, office }: { readonly today: IsoDate; readonly office: string }): Promise<void> {
  const consortiumId = demo.consortium.id
  await loadCharter(client, { consortiumId, office, today })
  const accounts = new Map(demo.users.map((user) => [user.email, user]))
  const founded = { consortiumId, validFrom: '2023-01-01', validTo: null, createdBy: office, createdAt: '2023-01-01T08:00:00Z', version: 1 }
  for (const { key, parent, members, ...body } of plansOf(demo, today)) {
    const bodyId = demoId(`body:${key}`)
    await insert(client, 'body', [{ ...founded, ...body, id: bodyId, parentId: parent && demoId(`body:${parent}`) }])
    const rows = members.map((seat, place) => ({ ...memberRow(seat, { key, place, today }), ...ofAccount(accounts.get(seat.email ?? ''), seat), consortiumId, bodyId, createdBy: office }))
    await insert(client, 'body_member', rows)
  }
}
