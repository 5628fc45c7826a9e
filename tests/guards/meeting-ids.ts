/** The ids of the meetings of the demo, for requests from another consortium. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function idsOfMeetings(app: TestApp): Promise<Record<string, string>> {
  const [row] = await app.rows<Record<string, string | null>>(
    `SELECT (SELECT id FROM meeting ORDER BY id LIMIT 1) AS "meetingId", (SELECT id FROM meeting_item ORDER BY id LIMIT 1) AS "itemId", (SELECT id FROM meeting_paper ORDER BY id LIMIT 1) AS "paperId",
       (SELECT seat_id FROM meeting_attendance ORDER BY seat_id LIMIT 1) AS "seatId", (SELECT id FROM app_user ORDER BY id LIMIT 1) AS "userId"`
  )
  const { meetingId, itemId, paperId, seatId, userId } = row ?? {}
  const known = {
    ...{ meetingId, 'meeting.id': meetingId, paperId, proxyHolderId: seatId, proxyPaperId: paperId, 'setMeetingAgenda.id': itemId, 'callMeeting.consents': seatId },
    ...{ 'declareRecusal.itemId': itemId, 'recordMeetingItem.itemId': itemId, 'recordAttendance.seatId': seatId, 'declareRecusal.seatId': seatId, 'writeMinutes.userId': userId }
  }
  return Object.fromEntries(Object.entries(known).map(([name, id]) => [name, id ?? newId()]))
}
