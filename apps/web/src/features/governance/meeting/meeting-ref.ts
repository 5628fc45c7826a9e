/** A meeting as it was seen: a deed on another one is refused. */
import type { Meeting } from './meeting.operations.js'

export interface MeetingDialogProps {
  readonly meeting: Meeting
  readonly onClose: () => void
}

export const meetingRef = ({ id, revision }: Pick<Meeting, 'id' | 'revision'>) => ({ meetingId: id, expectedVersion: revision })
