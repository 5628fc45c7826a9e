/**
 * Whoever gives, ends or lends a role says why: the next one who looks at it must be able to judge whether the reason
 * still stands.
 */
import { DomainError } from '../errors.js'

export const shortestReason = 3
export const longestReason = 500

/**
 * The reason without surrounding space.
 *
 * @throws DomainError REQUIRED, TOO_SHORT or TOO_LONG at `reason`
 * @example reasonOf(' Uusi valmentaja ') // 'Uusi valmentaja'
 */
export function reasonOf(text: string): string {
  const reason = text.trim()
  if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  if (reason.length < shortestReason) throw new DomainError('TOO_SHORT', { path: ['reason'], params: { min: shortestReason } })
  if (reason.length > longestReason) throw new DomainError('TOO_LONG', { path: ['reason'], params: { max: longestReason } })
  return reason
}
