/**
 * Meetings as calendars read them (iCalendar): each keeps its name for good, says how often it was changed, and tells nothing but
 * body, title, place and link.
 * Source: issue "Governance", item 3; RFC 5545.
 */
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'

export interface CalendarMeeting {
  readonly id: string
  readonly body: LocalizedText
  readonly title: LocalizedText
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly remoteLink: string
  readonly isCancelled: boolean
  /** Grows with each change. */
  readonly sequence: number
  readonly changedAt: Date
}

/** @example calendarText('a; b, c\nd') // 'a\\; b\\, c\\nd' */
export const calendarText = (text: string): string => text.replace(/[\\;,]/gu, (sign) => `\\${sign}`).replace(/\r\n?|\n/gu, '\\n')

/** An instant in UTC. @example calendarInstant(new Date('2026-06-01T13:00:00Z')) // '20260601T130000Z' */
export const calendarInstant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`

const longestLine = 75

/** A line in pieces of at most 75 bytes, each but the first behind a blank; no letter is cut in two. */
export function foldedLine(line: string): string {
  const encoder = new TextEncoder()
  const pieces = ['']
  let bytes = 0
  for (const letter of line) {
    const size = encoder.encode(letter).length
    if (bytes + size > longestLine) {
      pieces.push('')
      // The blank at the beginning of the next line counts.
      bytes = 1
    }
    pieces[pieces.length - 1] += letter
    bytes += size
  }
  return pieces.join('\r\n ')
}

function eventLines(meeting: CalendarMeeting, language: Language): string[] {
  const { id, body, title, startsAt, endsAt, place, remoteLink, isCancelled, sequence, changedAt } = meeting
  const where = [place, remoteLink].filter(Boolean).join(', ')
  return [
    ...['BEGIN:VEVENT', `UID:${id}@solmu`, `DTSTAMP:${calendarInstant(changedAt)}`, `LAST-MODIFIED:${calendarInstant(changedAt)}`, `SEQUENCE:${sequence}`],
    ...[`DTSTART:${calendarInstant(startsAt)}`, `DTEND:${calendarInstant(endsAt)}`, `SUMMARY:${calendarText(`${pick(body, language).text}: ${pick(title, language).text}`)}`],
    ...(where === '' ? [] : [`LOCATION:${calendarText(where)}`]),
    ...[`STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT']
  ]
}

/** A calendar with these meetings. */
export function meetingCalendar(meetings: readonly CalendarMeeting[], language: Language): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Solmu//Meetings//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', ...meetings.flatMap((each) => eventLines(each, language)), 'END:VCALENDAR']
  return lines.map((line) => `${foldedLine(line)}\r\n`).join('')
}
