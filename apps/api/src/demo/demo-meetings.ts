/**
 * Meetings of the demo: one of the board that was held, whose minutes are signed and published and whose decision stands in the
 * register; one of the assembly that was called for a coming day; and one of the board and one of a working group that are being planned.
 */
import type { AttendanceWay, ItemVotes, MeetingHandling, MeetingItemKind, MeetingOutcome } from '@solmu/domain/governance/meeting.js'
import { addDays, addMonths, instantIn, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork } from './demo-network.types.js'

const in3 = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })
const finnish = (fi: string): LocalizedText => in3(fi, '', '')

interface Item {
  readonly kind: MeetingItemKind
  readonly matter?: string
  readonly title: LocalizedText
  readonly proposalText?: LocalizedText
  readonly proposal?: string
}

interface Planned {
  readonly key: string
  readonly body: string
  readonly title: LocalizedText
  readonly place: string
  readonly remoteLink?: string
  readonly items: readonly Item[]
}

const opening: Item = { kind: 'opening', title: in3('Kokouksen avaus', 'Mötet öppnas', 'Opening of the meeting') }
const closing: Item = { kind: 'closing', title: in3('Kokouksen päättäminen', 'Mötet avslutas', 'Closing of the meeting') }

/** The decision of the register that the board made in the meeting that was held. */
export const demoDecidedInMeeting = { decision: 'centres', meeting: 'board-held', position: 3 } as const
export const demoMeetingId = (key: string): string => demoId(`meeting:${key}`)
const itemId = (key: string, position: number): string => demoId(`meeting-item:${key}:${position}`)

const held: Planned = {
  ...{ key: demoDecidedInMeeting.meeting, body: 'board', place: 'Helsinki', remoteLink: 'https://kokous.example/hallitus' },
  title: in3('Hallituksen kokous 10', 'Styrelsens möte 10', 'Meeting 10 of the board'),
  items: [
    opening,
    { kind: 'information', title: in3('Neuvottelut hyvinvointialueiden kanssa', 'Förhandlingarna med välfärdsområdena', 'The talks with the wellbeing services counties') },
    {
      ...{ kind: 'decision', title: in3('Aluekeskuksen valinta valmistellaan kriteerein', 'Valet av regioncenter bereds enligt kriterier', 'The choice of a regional centre is prepared by criteria') },
      proposalText: in3('Ehdokkaat pisteytetään kymmenellä kriteerillä, ja alueen yksiköt äänestävät. Hallitus päättää, kun molemmat tulokset ovat käytettävissä.', 'Kandidaterna poängsätts enligt tio kriterier och enheterna i regionen röstar. Styrelsen beslutar när båda resultaten finns.', '')
    },
    closing
  ]
}

const coming: Planned = {
  ...{ key: 'assembly-called', body: 'assembly', place: 'Jyväskylä, Paviljonki', remoteLink: 'https://kokous.example/jasenkokous' },
  title: in3('Syksyn jäsenkokous', 'Höstens medlemsmöte', 'Autumn assembly'),
  items: [
    opening,
    { kind: 'information', title: in3('Verkoston tulokset', 'Nätverkets resultat', 'The results of the network') },
    {
      ...{ kind: 'decision', title: in3('Yhteinen valmentajakoulutus', 'Gemensam utbildning för coacher', 'Training of coaches together'), proposal: 'training' },
      proposalText: in3('Jäsenkokous päättää, järjestetäänkö työvalmentajien yhteinen koulutus.', 'Medlemsmötet beslutar om en gemensam utbildning för arbetscoacherna ska ordnas.', '')
    },
    { kind: 'election', matter: 'election', title: in3('Toiminnantarkastajien vaali', 'Val av verksamhetsgranskare', 'Election of reviewers of the accounts'), proposal: 'auditors', proposalText: finnish('Valitaan kaksi toiminnantarkastajaa seuraavaksi tilikaudeksi.') },
    closing
  ]
}

const planned: Planned = {
  ...{ key: 'board-planned', body: 'board', place: 'Tampere' },
  title: in3('Hallituksen kokous 11', 'Styrelsens möte 11', 'Meeting 11 of the board'),
  items: [opening, { kind: 'decision', title: in3('Tietosuojaohjeen päivitys', 'Uppdatering av dataskyddsanvisningen', 'New guidance on data protection'), proposal: 'privacy', proposalText: finnish('Hallitus hyväksyy päivitetyn tietosuojaohjeen.') }, closing]
}

/** Planned by the secretary of the group, who holds no role over it. */
const group: Planned = {
  ...{ key: 'quality-planned', body: 'quality', place: 'Joensuu', remoteLink: 'https://kokous.example/laatu' },
  title: in3('Laatutyöryhmän kokous 4', 'Kvalitetsarbetsgruppens möte 4', 'Meeting 4 of the working group on quality'),
  items: [
    opening,
    { kind: 'discussion', title: in3('Vertaisarvioinnin palaute', 'Respons på kollegiegranskningen', 'What was said of the peer reviews') },
    {
      ...{ kind: 'decision', title: in3('Esitys hallitukselle: arvioinnin ohje', 'Förslag till styrelsen: anvisning för granskningen', 'To the board: guidance on reviews') },
      proposalText: in3('Työryhmä esittää hallitukselle, että arvioinnin ohjetta selkeytetään.', 'Arbetsgruppen föreslår styrelsen att anvisningen för granskningen förtydligas.', 'The group proposes to the board that the guidance on reviews is made clearer.')
    },
    closing
  ]
}

interface Scene {
  readonly today: IsoDate
  readonly consortiumId: string
  readonly officeUnit: string
  readonly office: { readonly id: string; readonly name: string }
  readonly manager: { readonly id: string; readonly name: string }
}

function sceneOf(demo: DemoNetwork, { today, officeId }: { readonly today: IsoDate; readonly officeId: string }): Scene {
  const person = (name: string) => {
    const user = demo.users.find(({ email }) => email === `${name}@solmu.example`)
    if (!user) throw new Error(`The demo has no ${name}`)
    return { id: user.id, name: user.displayName }
  }
  return { today, consortiumId: demo.consortium.id, officeUnit: officeId, office: person('aino.salmela'), manager: person('mikko.hyvarinen') }
}

/** A draft with its agenda, in the afternoon of a day. */
async function plan(client: pg.ClientBase, { key, body, items, ...meeting }: Planned, { scene, day }: { readonly scene: Scene; readonly day: IsoDate }): Promise<void> {
  const { consortiumId, officeUnit, office, today } = scene
  const [id, createdAt] = [demoMeetingId(key), `${addDays(day > today ? today : day, -20)}T08:00:00Z`]
  const when = { startsAt: instantIn(day, '13:00'), endsAt: instantIn(day, '15:30'), procedure: 'meeting', state: 'draft' }
  const nothing = { shortNoticeReason: '', noticeConsents: [], endReason: '', chairName: '', secretaryName: '', signers: [], sequence: 0, version: 1, changedAt: createdAt }
  await insert(client, 'meeting', [{ remoteLink: '', ...meeting, ...when, ...nothing, id, consortiumId, bodyId: demoId(`body:${body}`), unitId: officeUnit, createdBy: office.id, createdAt }])
  const rows = items.map(({ proposal, ...item }, at) => ({
    ...{ matter: 'ordinary', proposalText: finnish(''), minutes: finnish(''), dissent: [], recusals: [], ...item },
    ...{ id: itemId(key, at + 1), consortiumId, meetingId: id, position: at + 1, proposalId: proposal ? demoId(`proposal:${proposal}`) : null }
  }))
  await insert(client, 'meeting_item', rows)
}

/** The notice keeps which version of what is proposed was before the members. */
async function call(client: pg.ClientBase, key: string, { on, demanded, given }: { readonly on: IsoDate; readonly demanded: number; readonly given: number }): Promise<void> {
  await client.query('UPDATE meeting_item i SET noticed_version = 1 WHERE i.meeting_id = $1 AND i.proposal_id IS NOT NULL', [demoMeetingId(key)])
  await client.query(`UPDATE meeting SET state = 'called', charter_version_id = $2, notice_days = $3, notice_given = $4, called_at = $5, changed_at = $5, version = version + 1 WHERE id = $1`, [
    ...[demoMeetingId(key), demoId('charter:2'), demanded, given, `${on}T08:00:00Z`]
  ])
}

const seats: readonly (readonly [place: number, way: AttendanceWay])[] = [[0, 'in_person'], [1, 'in_person'], [2, 'remote'], [3, 'in_person'], [4, 'remote'], [5, 'in_person']]

interface Said {
  readonly handling: MeetingHandling
  readonly outcome: MeetingOutcome
  readonly minutes: LocalizedText
  readonly votes?: ItemVotes
  readonly dissent?: readonly { readonly name: string; readonly reason: string }[]
}

const said: readonly Said[] = [
  { handling: 'noted', outcome: 'noted', minutes: in3('Puheenjohtaja avasi kokouksen kello 13. Kokous todettiin päätösvaltaiseksi.', 'Ordföranden öppnade mötet klockan 13. Mötet konstaterades vara beslutfört.', '') },
  { handling: 'noted', outcome: 'noted', minutes: in3('Merkittiin tiedoksi neuvottelujen tilanne.', 'Läget i förhandlingarna antecknades för kännedom.', '') },
  {
    ...{ handling: 'voted', outcome: 'carried', votes: { for: 4, against: 2, abstain: 0 }, minutes: finnish('') },
    dissent: [{ name: 'Ilkka Pelkonen', reason: 'Jäseniä olisi pitänyt kuulla ennen arvioinnin aloittamista.' }]
  },
  { handling: 'noted', outcome: 'noted', minutes: in3('Puheenjohtaja päätti kokouksen kello 15.20.', 'Ordföranden avslutade mötet klockan 15.20.', '') }
]

/** It is opened, recorded, closed and signed, each as it happens: the triggers see to the rest. */
async function hold(client: pg.ClientBase, { key }: Planned, { scene, day }: { readonly scene: Scene; readonly day: IsoDate }): Promise<void> {
  const { office, manager, consortiumId } = scene
  const [id, openedAt] = [demoMeetingId(key), instantIn(day, '13:00')]
  const seatOf = (place: number): string => demoId(`body-member:board:${place}`)
  await client.query(`UPDATE meeting SET state = 'open', opened_at = $2, body_seats = 7, chair_name = $3, secretary_name = $4 WHERE id = $1`, [id, openedAt, manager.name, office.name])
  for (const [place, way] of seats) await client.query(`UPDATE meeting_attendance SET way = $3, person_name = name ->> 'fi', arrived_at = $4 WHERE meeting_id = $1 AND seat_id = $2`, [id, seatOf(place), way, openedAt])
  const present = JSON.stringify(seats.map(([place]) => ({ seatId: seatOf(place) })))
  for (const [at, { handling, outcome, votes = null, minutes, dissent = [] }] of said.entries()) {
    await client.query('UPDATE meeting_item SET (handling, outcome, votes, minutes, dissent, present) = ($2, $3, $4, $5, $6, $7) WHERE id = $1', [
      ...[itemId(key, at + 1), handling, outcome, votes && JSON.stringify(votes), JSON.stringify(minutes), JSON.stringify(dissent), present]
    ])
  }
  const signers = [{ userId: manager.id, role: 'chair', name: manager.name }, { userId: office.id, role: 'secretary', name: office.name }]
  await client.query(`UPDATE meeting SET state = 'closed', closed_at = $2, signers = $3 WHERE id = $1`, [id, instantIn(day, '15:20'), JSON.stringify(signers)])
  for (const [after, { userId, role, name }] of signers.entries()) {
    await client.query('INSERT INTO meeting_signature (meeting_id, user_id, consortium_id, role, name, content_hash, has_second_factor, signed_at) VALUES ($1, $2, $3, $4, $5, app.minutes_hash($1), true, $6)', [
      ...[id, userId, consortiumId, role, name, instantIn(addDays(day, 2 + after), '09:30')]
    ])
  }
}

/** Before the register of decisions, which names the meeting that was held. */
export async function loadDemoMeetings(client: pg.ClientBase, demo: DemoNetwork, of: { readonly today: IsoDate; readonly officeId: string }): Promise<void> {
  const scene = sceneOf(demo, of)
  const [heldOn, comesOn] = [addMonths(of.today, -1), addDays(of.today, 24)]
  await plan(client, held, { scene, day: heldOn })
  await call(client, held.key, { on: addDays(heldOn, -12), demanded: 7, given: 11 })
  await hold(client, held, { scene, day: heldOn })
  await plan(client, coming, { scene, day: comesOn })
  await call(client, coming.key, { on: addDays(of.today, -6), demanded: 14, given: 29 })
  await plan(client, planned, { scene, day: addDays(of.today, 35) })
  await plan(client, group, { scene, day: addDays(of.today, 15) })
}

/** After the register: the minutes name the decision, and are published. */
export async function publishDemoMinutes(client: pg.ClientBase): Promise<void> {
  const { decision, meeting, position } = demoDecidedInMeeting
  await client.query('UPDATE meeting_item SET decision_id = $2 WHERE id = $1', [itemId(meeting, position), demoId(`decision:${decision}`)])
  await client.query(`UPDATE meeting SET state = 'published', publication = 'members' WHERE id = $1`, [demoMeetingId(meeting)])
}
