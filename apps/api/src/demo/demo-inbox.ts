/**
 * What people in the demo have said to each other about records, what they were told, and what they have put off or handed on, so
 * that the inbox of every demo account is in use. All of it is invented.
 */
import { type Topic, topics } from '@solmu/domain/inbox/notification-topics.js'
import type { RecordRef } from '@solmu/domain/inbox/records.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import { demoAccounts } from './demo-network.js'

/** The first names by which the accounts of the demo stand in what is written here. */
const people = { Maarit: 'administrator', Aino: 'national_coordinator', Eeva: 'regional_coordinator', Mikko: 'unit_manager', Riitta: 'unit_member', Hannu: 'reviewer', Leena: 'funder', Kaarina: 'auditor' } as const
type Person = keyof typeof people

interface Said {
  readonly by: Person
  readonly daysAgo: number
  /** A colleague who is mentioned stands in it as `@Name`. */
  readonly text: string
}

interface Thread {
  /** Finds the record and its unit; $1 is the consortium, $2 the manager's unit. */
  readonly about: string
  readonly kind: RecordRef['kind']
  readonly said: readonly Said[]
}

const threads: readonly Thread[] = [
  {
    kind: 'unit_return',
    about: 'SELECT r.id, r.unit_id FROM unit_return r JOIN collection_round c ON c.id = r.round_id WHERE r.consortium_id = $1 AND r.unit_id = $2 ORDER BY c.due_on DESC, r.id LIMIT 1',
    said: [
      { by: 'Eeva', daysAgo: 6, text: 'Hei @Mikko, osallistujien määrä on noussut paljon viime kaudesta. Onko mukana myös uusi ryhmä?' },
      { by: 'Mikko', daysAgo: 5, text: 'On, ryhmä alkoi kauden ensimmäisellä viikolla. @Riitta, tarkistatko vielä luvun valmennuspäiväkirjasta?' },
      { by: 'Riitta', daysAgo: 4, text: 'Tarkistin, määrä pitää paikkansa. Lisään siitä selityksen ilmoitukseen.' },
      { by: 'Eeva', daysAgo: 1, text: 'Kiitos @Mikko ja @Riitta. Lähettäkää ilmoitus, kun selitys on paikallaan.' }
    ]
  },
  {
    kind: 'improvement',
    about: `SELECT i.id, i.unit_id FROM improvement_item i WHERE i.consortium_id = $1 AND i.unit_id = $2 AND i.state IN ('open', 'in_work') ORDER BY i.due_on DESC NULLS LAST, i.id LIMIT 1`,
    said: [
      { by: 'Mikko', daysAgo: 9, text: '@Riitta, saitko sovittua palaverin työnantajien kanssa?' },
      { by: 'Riitta', daysAgo: 8, text: 'Sain, tapaamme ensi viikolla. Kirjaan sen jälkeen, mitä muutamme.' }
    ]
  },
  {
    kind: 'quality_assessment',
    about: `SELECT a.id, a.unit_id FROM quality_assessment a WHERE a.consortium_id = $1 AND a.unit_id = $2 AND a.state = 'self' ORDER BY a.due_on, a.id LIMIT 1`,
    said: [{ by: 'Eeva', daysAgo: 3, text: '@Mikko, muistathan liittää arviointiin myös asiakaspalautteen tulokset.' }]
  },
  {
    kind: 'application',
    about: `SELECT a.id, a.centre_id AS unit_id FROM application a WHERE a.consortium_id = $1 AND a.id = '${demoId('application:Pielisen Pajasäätiö sr')}'`,
    said: [
      { by: 'Eeva', daysAgo: 2, text: 'Kävin tutustumassa pajaan. Tilat ovat hyvät. @Aino, katsotko talousluvut vielä kanssani?' },
      { by: 'Aino', daysAgo: 1, text: 'Katsotaan ne palaverissa. @Eeva, pyydätkö hakijalta viime vuoden tilinpäätöksen?' }
    ]
  }
]

interface Told {
  readonly to: Person
  readonly topic: Topic
  readonly daysAgo: number
  readonly from?: Person
  readonly isRead?: boolean
}

/** What people were told besides what was said to them. */
const told: readonly Told[] = [
  { to: 'Mikko', topic: 'return_reminder', daysAgo: 20, isRead: true },
  { to: 'Riitta', topic: 'return_reminder', daysAgo: 20, isRead: true },
  { to: 'Leena', topic: 'publication_new', daysAgo: 18, isRead: true },
  { to: 'Aino', topic: 'application_to_decide', daysAgo: 12, isRead: true },
  { to: 'Hannu', topic: 'review_assigned', daysAgo: 10, isRead: true },
  { to: 'Kaarina', topic: 'export_finished', daysAgo: 7, isRead: true },
  { to: 'Eeva', topic: 'application_in', daysAgo: 5 },
  { to: 'Mikko', topic: 'agreement_to_accept', daysAgo: 4 },
  { to: 'Maarit', topic: 'role_reminder', daysAgo: 3 },
  { to: 'Hannu', topic: 'review_assigned', daysAgo: 2 },
  { to: 'Riitta', topic: 'work_handed_on', daysAgo: 2, from: 'Mikko' },
  { to: 'Maarit', topic: 'work_handed_on', daysAgo: 1, from: 'Aino' }
]

/** Matters that are there in the demo, whatever the day; $1 is the consortium, $2 the manager's unit. */
const matters = {
  assessment: `SELECT 'assessment_due:' || a.id AS item, a.unit_id, a.due_on::text AS due_on FROM quality_assessment a WHERE a.consortium_id = $1 AND a.unit_id = $2 AND a.state = 'self' ORDER BY a.due_on, a.id LIMIT 1`,
  laterAssessment: `SELECT 'assessment_due:' || a.id AS item, a.unit_id, a.due_on::text AS due_on FROM quality_assessment a WHERE a.consortium_id = $1 AND a.unit_id = $2 AND a.state = 'self' ORDER BY a.due_on DESC, a.id LIMIT 1`,
  centre: `SELECT 'centre_without_coordinator:' || n.id AS item, n.id AS unit_id, NULL::text AS due_on FROM unit_now n WHERE n.consortium_id = $1 AND n.type = 'regional_centre' AND n.is_open
    AND NOT EXISTS (SELECT 1 FROM role_assignment a WHERE a.unit_id = n.id AND a.role = 'regional_coordinator' AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())) ORDER BY n.id LIMIT 1`,
  application: `SELECT 'application_answered:' || a.id AS item, a.centre_id AS unit_id, NULL::text AS due_on FROM application a JOIN application_question q ON q.application_id = a.id
    JOIN unit_link l ON l.parent_id = a.centre_id AND l.unit_id = $2 AND l.valid_to IS NULL WHERE a.consortium_id = $1 AND q.answered_at IS NOT NULL AND q.settled_at IS NULL ORDER BY a.id LIMIT 1`
}

interface Mark {
  readonly of: Person
  readonly matter: keyof typeof matters
  /** Days until it comes back; handed on instead when a colleague is named. */
  readonly days?: number
  readonly to?: Person
  readonly action?: string
  readonly note?: string
}

const marks: readonly Mark[] = [
  { of: 'Mikko', matter: 'assessment', to: 'Riitta', action: 'assessment.edit', note: 'Aloitatko sinä? Täydennän, kun olet saanut ensimmäiset osat valmiiksi.' },
  { of: 'Aino', matter: 'centre', to: 'Maarit', action: 'access.manage', note: 'Valinta on tehty. Annatko roolin, kun sopimus on allekirjoitettu?' },
  { of: 'Riitta', matter: 'laterAssessment', days: 5 },
  { of: 'Eeva', matter: 'application', days: 3 }
]

interface Scene {
  readonly consortiumId: string
  readonly unitId: string
  readonly today: IsoDate
  readonly ids: Readonly<Record<Person, string>>
  readonly names: Readonly<Record<Person, string>>
}

/** Writes them; everything that is talked about must be there already. */
export async function loadDemoInbox(client: pg.ClientBase, of: Pick<Scene, 'consortiumId' | 'unitId' | 'today'>): Promise<void> {
  const scene = { ...of, ...(await accounts(client)) }
  const notifications = [...told.map((each) => ({ ...each, record: null, unitId: null }))] as Notification[]
  for (const thread of threads) notifications.push(...(await talk(client, thread, scene)))
  // Newest last: they are listed by their ids, which sort by the time at which they were made.
  const inOrder = notifications.toSorted((one, other) => other.daysAgo - one.daysAgo)
  await insert(client, 'notification', inOrder.map((each) => rowOf(each, scene)))
  for (const mark of marks) await put(client, mark, scene)
}

async function accounts(client: pg.ClientBase): Promise<Pick<Scene, 'ids' | 'names'>> {
  const emails = Object.entries(people).map(([name, role]) => [name, demoAccounts.find((each) => each.role === role)?.email])
  const { rows } = await client.query<{ email: string; id: string; name: string }>('SELECT email, id, display_name AS name FROM app_user WHERE email = ANY ($1)', [emails.map(([, email]) => email)])
  const of = (key: 'id' | 'name') => Object.fromEntries(emails.map(([name, email]) => [name, rows.find((row) => row.email === email)?.[key]])) as Record<Person, string>
  return { ids: of('id'), names: of('name') }
}

type Notification = Told & { readonly record: RecordRef | null; readonly unitId: string | null }

const mentions = new RegExp(`@(${Object.keys(people).join('|')})`, 'g')
const mentionedIn = (text: string): Person[] => [...text.matchAll(mentions)].map(([, name]) => name as Person)

/** Says what is said about a record; returns what people are told of it. */
async function talk(client: pg.ClientBase, { about, kind, said }: Thread, { consortiumId, unitId, today, ids }: Scene): Promise<Notification[]> {
  const [record] = (await client.query<{ id: string; unit_id: string }>(about, about.includes('$2') ? [consortiumId, unitId] : [consortiumId])).rows
  if (!record) return []
  const rows = said.map(({ by, daysAgo, text }) => ({
    ...{ id: newId(), consortiumId, subjectType: kind, subjectId: record.id, unitId: record.unit_id, authorId: ids[by] },
    ...{ body: text.replaceAll(mentions, (_all, name: Person) => `@[${ids[name]}]`), mentioned: mentionedIn(text).map((name) => ids[name]), at: hourOf(today, daysAgo) }
  }))
  await insert(client, 'comment', rows)
  return said.flatMap(({ by, daysAgo, text }, place) => {
    const mentioned = mentionedIn(text)
    const others = [...new Set(said.slice(0, place).map((each) => each.by))].filter((name) => name !== by && !mentioned.includes(name))
    const tell = (topic: Topic) => (to: Person): Notification => ({ to, topic, daysAgo, from: by, isRead: daysAgo > 3, record: { kind, id: record.id }, unitId: record.unit_id })
    return [...mentioned.map(tell('comment_mention')), ...others.map(tell('comment_reply'))]
  })
}

const hourOf = (today: IsoDate, daysAgo: number): string => `${addDays(today, -daysAgo)}T08:30:00Z`

function rowOf({ to, topic, daysAgo, from, isRead, record, unitId }: Notification, { consortiumId, today, ids, names }: Scene): object {
  const at = hourOf(today, daysAgo)
  return {
    ...{ id: newId(), consortiumId, userId: ids[to], topic, topicGroup: topics[topic].group, subjectType: record?.kind ?? null, subjectId: record?.id ?? null, unitId },
    ...{ params: from ? { person: names[from] } : {}, at, readAt: isRead ? at : null, mail: 'sent', mailedAt: at }
  }
}

async function put(client: pg.ClientBase, { of, matter, days, to, action, note }: Mark, { consortiumId, unitId, today, ids }: Scene): Promise<void> {
  const sql = matters[matter]
  const [found] = (await client.query<{ item: string; unit_id: string; due_on: IsoDate | null }>(sql, sql.includes('$2') ? [consortiumId, unitId] : [consortiumId])).rows
  if (!found) return
  const until = days === undefined ? null : addDays(today, days)
  await insert(client, 'work_item_mark', [
    {
      ...{ consortiumId, userId: ids[of], itemId: found.item, unitId: found.unit_id, dueOn: found.due_on, putOffUntil: until, isPastDue: false },
      ...{ delegateId: to ? ids[to] : null, action: action ?? null, note: note ?? '', madeAt: hourOf(today, 1) }
    }
  ])
}
