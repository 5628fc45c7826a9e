/** What the specs of meetings share: their operations, the words and days that they write, and a hand on the clock. */
import { type Actor, type TestApp } from './harness.js'

export type Answer = Awaited<ReturnType<Actor['ask']>>
export const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code

/** What was asked for. @throws Error for whatever was refused */
export function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}

const inputs = {
  plan: ['planMeeting', 'PlanMeetingInput'],
  change: ['changeMeeting', 'ChangeMeetingInput'],
  agenda: ['setMeetingAgenda', 'SetMeetingAgendaInput'],
  call: ['callMeeting', 'CallMeetingInput'],
  cancel: ['cancelMeeting', 'CancelMeetingInput'],
  open: ['openMeeting', 'OpenMeetingInput'],
  attend: ['recordAttendance', 'RecordAttendanceInput'],
  recuse: ['declareRecusal', 'DeclareRecusalInput'],
  item: ['recordMeetingItem', 'RecordMeetingItemInput'],
  close: ['closeMeeting', 'MeetingRefInput'],
  minutes: ['writeMinutes', 'WriteMinutesInput'],
  sign: ['signMinutes', 'SignMinutesInput'],
  publish: ['publishMinutes', 'PublishMinutesInput'],
  remove: ['removeMeetingPaper', 'RemoveMeetingPaperInput']
} as const
export type MeetingAct = keyof typeof inputs

/** Each operation of meetings, which answers with these fields of the meeting. */
export const meetingActs = (fields: string): Readonly<Record<MeetingAct, string>> => {
  const acts = Object.entries(inputs).map(([name, [operation, input]]) => [name, `mutation ($input: ${input}!) { ${operation}(input: $input) { meeting { ${fields} } } }`] as const)
  return Object.fromEntries(acts) as Record<MeetingAct, string>
}

export const inFinnish = (fi: string) => ({ fi, sv: '', en: '' })
export const inDays = (days: number, hour = 0) => new Date(Date.now() + days * 86_400_000 + hour * 3_600_000).toISOString()
export const votes = (inFavour: number, against: number, abstain = 0) => ({ handling: 'voted', votes: { for: inFavour, against, abstain } })

/** When and where a meeting is: two hours, so many days from now. */
export const meetingFrame = ({ days = 10, title, ...of }: { readonly days?: number; readonly title: string }) => ({
  ...{ title: inFinnish(title), startsAt: inDays(days), endsAt: inDays(days, 2), place: 'Helsinki', remoteLink: '', procedure: 'meeting' },
  ...of
})

/** The day of a meeting that was called in time has come. */
export async function dayHasCome(app: TestApp, id: string): Promise<void> {
  await app.rows('ALTER TABLE meeting DISABLE TRIGGER keep_meeting')
  await app.rows(`UPDATE meeting SET starts_at = now() - interval '1 minute', ends_at = now() + interval '1 hour', called_at = now() - interval '10 days' WHERE id = $1`, [id])
  await app.rows('ALTER TABLE meeting ENABLE TRIGGER keep_meeting')
}

/** The head office of the demo, its consortium, and the accounts of these names. */
export async function meetingScene<Name extends string>(app: TestApp, accounts: Readonly<Record<Name, string>>): Promise<Record<Name | 'consortiumId' | 'officeUnit', string>> {
  const people = Object.entries<string>(accounts).map(([as, name]) => `(SELECT u.id FROM app_user u WHERE u.email = '${name}@solmu.example') AS "${as}"`)
  const [row] = await app.rows<Record<Name | 'consortiumId' | 'officeUnit', string>>(
    `SELECT h.consortium_id AS "consortiumId", h.id AS "officeUnit", ${people.join(', ')} FROM org_unit h JOIN consortium c ON c.id = h.consortium_id AND c.is_demo WHERE h.type = 'headquarters'`
  )
  return row!
}
