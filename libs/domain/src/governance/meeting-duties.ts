/**
 * Who does what for a meeting. Those whose role it is to arrange the meetings of a unit do all of it. Whoever leads the body, or
 * stands in for its chair, leads its meetings, and its secretary writes for them, whatever role they hold otherwise: the seat says
 * so. Minutes are published by those who keep the register of decisions, into which they go. `app.my_offices` and
 * `app.demand_meeting_duty` hold the same.
 * Source: issue "Governance", items 2 and 3.
 */
import { DomainError } from '../errors.js'
import type { TieBreak } from './meeting.js'

/** As what somebody serves a body: the chair, with the vice chair and whoever stands in for the chair; the secretary, likewise. */
export const meetingOffices = ['chair', 'secretary'] as const
export type MeetingOffice = (typeof meetingOffices)[number]

/** plan: the frame, the agenda, the notice · record: who is there, what comes of each item, the minutes · lead: opening, closing, ties · publish: into the register. */
export const meetingDuties = ['plan', 'record', 'lead', 'publish'] as const
export type MeetingDuty = (typeof meetingDuties)[number]

const dutiesOf: Readonly<Record<MeetingOffice, readonly MeetingDuty[]>> = { chair: ['plan', 'record', 'lead'], secretary: ['plan', 'record'] }

/**
 * What somebody does for the meetings of a body.
 *
 * @example meetingDutiesOf({ isManager: false, offices: ['secretary'] }) // ['plan', 'record']
 */
export const meetingDutiesOf = ({ isManager, offices }: { readonly isManager: boolean; readonly offices: readonly MeetingOffice[] }): MeetingDuty[] =>
  meetingDuties.filter((duty) => isManager || offices.some((office) => dutiesOf[office].includes(duty)))

/**
 * A tie is taken to a side by whoever leads the meeting: whoever only writes leaves it as it was recorded.
 *
 * @throws DomainError NOT_ALLOWED at the side
 */
export function demandTieBreak(duties: readonly MeetingDuty[], { before, given }: { readonly before: TieBreak | null; readonly given: TieBreak | null }): void {
  if (given !== null && given !== before && !duties.includes('lead')) throw new DomainError('NOT_ALLOWED', { path: ['tieBreak'] })
}
