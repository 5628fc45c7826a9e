/** How the rows of the table of access that are about meetings are asked. */
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import { newId } from '@solmu/shared/ids.js'
import { newLinkToken } from '../../apps/api/src/features/identity/link-token.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { input, type Makers, nothing, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { aStoredFile } from './stored-file.js'

const title = { fi: 'Kohde', sv: '', en: '' }
const none = { fi: '', sv: '', en: '' }

type Known = { readonly meetingId: string; readonly bodyId: string; readonly paperId: string; readonly charterId: string }

/** A meeting that is held in a body of the target's unit, with a document. */
async function aMeeting({ consortiumId, unitId }: Target, app: TestApp): Promise<Known> {
  const [meetingId, bodyId, paperId] = [newId(), newId(), newId()]
  await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) SELECT $1, $2, 'working_group', $3, u.id, 5, '2020-01-01' FROM org_unit u WHERE u.consortium_id = $2
    ORDER BY u.id = $4 DESC, u.type = 'headquarters' DESC LIMIT 1`, [bodyId, consortiumId, JSON.stringify(title), unitId])
  const [charter] = await app.rows<{ id: string }>('SELECT id FROM charter_version WHERE consortium_id = $1 ORDER BY number LIMIT 1', [consortiumId])
  const charterId = charter?.id ?? newId()
  if (!charter) await app.rows(`INSERT INTO charter_version (id, consortium_id, number, state, texts, rules, content_hash, proposed_on, decided_on, decided_by) VALUES ($1, $2, 77, 'rejected', '[]', $3, repeat('a', 64), '2020-01-01', '2020-01-02', 'a')`, [charterId, consortiumId, JSON.stringify(shippedRules)])
  await app.rows(
    `INSERT INTO meeting (id, consortium_id, body_id, unit_id, title, starts_at, ends_at, place, procedure, state, charter_version_id, notice_days, notice_given, called_at, opened_at)
     SELECT $1, $2, $3, b.unit_id, $4, now(), now() + interval '1 hour', 'a', 'meeting', 'open', $5, 1, 1, now(), now() FROM body b WHERE b.id = $3`,
    [meetingId, consortiumId, bodyId, JSON.stringify(title), charterId]
  )
  await app.rows(
    `INSERT INTO meeting_paper (id, consortium_id, meeting_id, kind, file_key, file_name, file_size, file_type, file_hash) VALUES ($1, $2, $3, 'agenda', $4, 'a.pdf', 1, 'application/pdf', repeat('a', 64))`,
    [paperId, consortiumId, meetingId, await aStoredFile(app)]
  )
  return { meetingId, bodyId, paperId, charterId }
}

/** A meeting with an amendment of the charter on its agenda; what was called takes no items any more, so that the trigger is put aside. */
async function aMeetingAbout(target: Target, app: TestApp): Promise<Known> {
  const known = await aMeeting(target, app)
  await app.rows('ALTER TABLE meeting_item DISABLE TRIGGER keep_part')
  await app.rows(`INSERT INTO meeting_item (id, consortium_id, meeting_id, position, kind, matter, amendment_id, effective_from) VALUES ($1, $2, $3, 1, 'decision', 'charter_amendment', $4, '2099-01-01')`, [newId(), target.consortiumId, known.meetingId, known.charterId])
  await app.rows('ALTER TABLE meeting_item ENABLE TRIGGER keep_part')
  return known
}

const about = (make: (known: Known) => Request) => async (target: Target, app: TestApp) => make(await aMeeting(target, app))
const step = (of: Record<string, unknown> = {}) => about(({ meetingId }) => input({ meetingId, ...stale, ...of }))
const file = (name: string) => about(({ meetingId }) => ({ path: `/api/meetings/${meetingId}/${name}` }))
const frame = { title: none, startsAt: '2199-01-01T10:00:00Z', endsAt: '2199-01-01T11:00:00Z', place: 'a', remoteLink: '', procedure: 'meeting' }

export const meetingRequests: Makers = {
  'Query.meetings': async (target, app) => ({ depth: 2, shows: (await aMeeting(target, app)).meetingId }),
  'Query.meeting': about(({ meetingId }) => ({ variables: { id: meetingId } })),
  'Query.meetingSeats': about(({ meetingId }) => ({ variables: { meetingId } })),
  'Query.meetingsAbout': async (target, app) => {
    const { meetingId, charterId } = await aMeetingAbout(target, app)
    return { variables: { subjectId: charterId }, shows: meetingId }
  },
  'Query.meetingSigners': about(({ meetingId }) => ({ variables: { meetingId } })),
  'Query.meetingPlaces': nothing,
  'Mutation.planMeeting': about(({ bodyId }) => input({ bodyId, ...frame })),
  'Mutation.changeMeeting': step(frame),
  'Mutation.setMeetingAgenda': step({ items: [] }),
  'Mutation.callMeeting': step({ shortNoticeReason: '', consents: [] }),
  'Mutation.cancelMeeting': step({ reason: 'a' }),
  'Mutation.openMeeting': step({ chairName: 'a', secretaryName: 'a' }),
  'Mutation.recordAttendance': step({ attendance: [] }),
  'Mutation.declareRecusal': step({ itemId: newId(), seatId: newId(), reason: 'a' }),
  'Mutation.recordMeetingItem': step({ itemId: newId(), minutes: none, dissent: [] }),
  'Mutation.closeMeeting': step(),
  'Mutation.writeMinutes': step({ chairName: 'a', secretaryName: 'a', signers: [] }),
  'Mutation.publishMinutes': step({ publication: 'members' }),
  'Mutation.removeMeetingPaper': step({ paperId: newId() }),
  'Mutation.signMinutes': about(({ meetingId }) => input({ meetingId, minutesHash: 'a' })),
  'POST /api/meetings/:id/papers': about(({ meetingId }) => ({ path: `/api/meetings/${meetingId}/papers`, isUpload: true })),
  'GET /api/meetings/:id/papers/:paperId': about(({ meetingId, paperId }) => ({ path: `/api/meetings/${meetingId}/papers/${paperId}` })),
  'GET /api/meetings/:id/notice.pdf': file('notice.pdf'),
  'GET /api/meetings/:id/minutes.pdf': file('minutes.pdf'),
  'GET /api/meetings/:id/meeting.ics': file('meeting.ics'),
  'Query.calendarLink': nothing,
  'Mutation.makeCalendarLink': nothing,
  'Mutation.revokeCalendarLink': nothing,
  'GET /api/calendar/:file': async (_, app) => {
    const { text, hash } = newLinkToken()
    await app.rows(
      `INSERT INTO calendar_link (user_id, consortium_id, token_hash) SELECT a.user_id, a.consortium_id, $1 FROM role_assignment a ORDER BY a.id LIMIT 1 ON CONFLICT (user_id, consortium_id) DO UPDATE SET token_hash = excluded.token_hash`,
      [hash]
    )
    return { path: `/api/calendar/${text}.ics` }
  }
}
