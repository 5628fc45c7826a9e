/**
 * What people say about a record. A comment is plain text; a colleague who is
 * mentioned stands in it by their id, as `@[id]`, so that a name that changes or
 * is erased is nowhere else. One's own can be mended for a quarter of an hour,
 * and taken away at any time; that something was taken away stays to be seen.
 * Source: issue "Onboarding and agreements", item 8.
 */
import { DomainError } from '../errors.js'

export const longestComment = 4000
export const mostMentions = 20
export const minutesToEdit = 15

const mention = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g

/** Characters that no text has: they break lines, or turn what is read round. */
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u

export interface KeptComment {
  readonly authorId: string
  readonly at: Date
  readonly deletedAt: Date | null
}

/** Somebody who can be mentioned, or was. */
export interface Mentioned {
  readonly userId: string
  readonly displayName: string
}

export type CommentPart = { readonly text: string } | { readonly userId: string }

/** Whom a text mentions, each once. */
export const mentionsOf = (body: string): string[] => [...new Set([...body.matchAll(mention)].map(([, id]) => String(id)))]

/**
 * The text and the mentions in it, one after the other.
 *
 * @example partsOf('Hei @[0198…]!') // [{ text: 'Hei ' }, { userId: '0198…' }, { text: '!' }]
 */
export function partsOf(body: string): CommentPart[] {
  const parts: CommentPart[] = []
  let end = 0
  for (const found of body.matchAll(mention)) {
    if (found.index > end) parts.push({ text: body.slice(end, found.index) })
    parts.push({ userId: String(found[1]) })
    end = found.index + found[0].length
  }
  if (end < body.length) parts.push({ text: body.slice(end) })
  return parts
}

/** The text as it is written: with names in place of ids. */
export function writtenText(body: string, people: readonly Mentioned[]): string {
  const names = new Map(people.map(({ userId, displayName }) => [userId, displayName]))
  return partsOf(body)
    .map((part) => ('text' in part ? part.text : `@${names.get(part.userId) ?? ''}`))
    .join('')
}

/**
 * The text as it is kept: the names of those who were picked become their ids. The longest name is looked for first, so that
 * nobody is taken for somebody whose name begins alike.
 *
 * @example keptText('Hei @Aino Salmela!', [{ userId: '0198…', displayName: 'Aino Salmela' }]) // 'Hei @[0198…]!'
 */
export function keptText(text: string, people: readonly Mentioned[]): string {
  const byName = new Map(people.map(({ userId, displayName }) => [displayName, userId]))
  const names = [...byName.keys()].filter((name) => name !== '').sort((one, other) => other.length - one.length)
  if (names.length === 0) return text
  const pattern = new RegExp(`@(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return text.replace(pattern, (_all, name: string) => `@[${byName.get(name)}]`)
}

/**
 * The text that is kept, without blanks around it.
 *
 * @throws DomainError REQUIRED, TOO_LONG, INVALID_INPUT, or OUT_OF_RANGE for too many mentions
 */
export function checkedComment(given: string): string {
  const path = ['body']
  const body = given.normalize('NFC').replace(/\r\n?/gu, '\n').trim()
  if (body === '') throw new DomainError('REQUIRED', { path })
  if (body.length > longestComment) throw new DomainError('TOO_LONG', { path, params: { max: longestComment } })
  if (control.test(body)) throw new DomainError('INVALID_INPUT', { path })
  if (mentionsOf(body).length > mostMentions) throw new DomainError('OUT_OF_RANGE', { path, params: { min: 0, max: mostMentions } })
  return body
}

/** Whether somebody may still mend a comment: their own, there, and of the last quarter of an hour. */
export const mayEdit = ({ authorId, at, deletedAt }: KeptComment, userId: string, now: Date): boolean =>
  authorId === userId && deletedAt === null && now.getTime() - at.getTime() < minutesToEdit * 60_000

/** Whether somebody may take a comment away. */
export const mayDelete = ({ authorId, deletedAt }: KeptComment, userId: string): boolean => authorId === userId && deletedAt === null
