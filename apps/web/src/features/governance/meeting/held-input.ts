/** How a seat is there, as it is sent: as it stands, but for what is said anew. */
import type { MeetingAttendance } from './meeting.operations.js'

type Held = Pick<MeetingAttendance, 'way' | 'personName' | 'proxyBasis' | 'proxyPaperId' | 'arrivedAt' | 'leftAt'> & { readonly proxyHolderId: string | null }

export const heldInput = ({ seat, way, personName, proxyHolder, proxyBasis, proxyPaperId, arrivedAt, leftAt }: MeetingAttendance, part: Partial<Held>) => ({
  ...{ seatId: seat.id, way, personName, proxyHolderId: proxyHolder?.id ?? null, proxyBasis, proxyPaperId, arrivedAt, leftAt },
  ...part
})
