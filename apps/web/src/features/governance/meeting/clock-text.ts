/** A clock time as people write it: `16.00`, `16:00` or `9.30`; null for anything else. @example readClockText('9.30') // '09:30' */
import { isClockTime } from '@solmu/shared/dates.js'

export function readClockText(text: string): string | null {
  const read = text.trim().replace('.', ':').padStart(5, '0')
  return isClockTime(read) ? read : null
}
