/**
 * What somebody writes of a meeting before it is held: when and where it is, and its agenda.
 * Source: issue "Governance", item 3.
 */
import { isIsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { parseWebsite } from '../network/organisation-details.js'
import { type GivenText, TextFields } from '../text-fields.js'
import { isDecided, longestMeeting, type MeetingItemKind, mostItems } from './meeting.js'

/** What somebody has written as the frame of a meeting. */
export interface GivenMeeting {
  readonly title: GivenText
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly remoteLink: string
}

export interface MeetingFrame {
  readonly title: LocalizedText
  readonly place: string
  readonly remoteLink: string
}

/** What is read of it; everything that is wrong stands in `fields.issues`. One of a place or a link says where it is. */
export function readMeeting(fields: TextFields, given: GivenMeeting, now: Date): MeetingFrame {
  const read = {
    title: fields.localized(['title'], given.title, { most: 200, isNeeded: true }),
    place: fields.text(['place'], given.place, { most: 300 }),
    remoteLink: fields.text(['remoteLink'], given.remoteLink, { most: 500 })
  }
  if (read.place === '' && read.remoteLink === '') fields.refuse('REQUIRED', ['place'])
  if (read.remoteLink !== '' && parseWebsite(read.remoteLink) === null) fields.refuse('INVALID_WEBSITE', ['remoteLink'])
  if (given.endsAt <= given.startsAt || given.endsAt.getTime() - given.startsAt.getTime() > longestMeeting * 3_600_000) fields.refuse('DAYS_REVERSED', ['endsAt'])
  if (given.startsAt <= now) fields.refuse('OUT_OF_RANGE', ['startsAt'], { min: now.toISOString(), max: '' })
  return read
}

export interface GivenItem {
  readonly kind: MeetingItemKind
  readonly matter: string
  readonly title: GivenText
  readonly proposalText: GivenText
  readonly proposalId?: string | null
  /** The proposed version of the charter that it is about, and the first day on which that is to hold. */
  readonly amendmentId?: string | null
  readonly effectiveFrom?: string | null
}

export interface AgendaItem {
  readonly title: LocalizedText
  readonly proposalText: LocalizedText
}

/** An agenda as somebody has written it; everything that is wrong stands in `fields.issues`. */
export function readAgenda(fields: TextFields, items: readonly GivenItem[], matters: readonly string[]): AgendaItem[] {
  if (items.length > mostItems) fields.refuse('OUT_OF_RANGE', ['items'], { min: 1, max: mostItems })
  return items.map((item, place) => {
    const { kind, matter, title, proposalText } = item
    if (isDecided(kind) && !matters.includes(matter)) fields.refuse('INVALID_INPUT', ['items', place, 'matter'])
    refuseAmendment(fields, item, ['items', place])
    return {
      title: fields.localized(['items', place, 'title'], title, { most: 200, isNeeded: true }),
      proposalText: fields.localized(['items', place, 'proposalText'], proposalText, { most: 10_000, isLong: true })
    }
  })
}

/** An amendment of the charter is decided as that matter, without another proposal, and says from when it is to hold. */
function refuseAmendment(fields: TextFields, { kind, matter, proposalId, amendmentId, effectiveFrom }: GivenItem, path: readonly (string | number)[]): void {
  if (!amendmentId) return
  if (kind !== 'decision' || matter !== 'charter_amendment' || proposalId) fields.refuse('INVALID_INPUT', [...path, 'amendmentId'])
  if (!effectiveFrom) fields.refuse('REQUIRED', [...path, 'effectiveFrom'])
  else if (!isIsoDate(effectiveFrom)) fields.refuse('INVALID_DATE', [...path, 'effectiveFrom'])
}
