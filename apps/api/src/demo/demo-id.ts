/**
 * Everything in the demo network is worked out from its name, so that the same
 * network comes out on every machine and links into it keep working.
 */
import { createHash } from 'node:crypto'

/** 1 January 2013 in milliseconds: the time part that all ids of the demo share. */
const demoTime = Date.UTC(2013, 0, 1).toString(16).padStart(12, '0')

const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/**
 * The id of a demo record: a UUID of version 7 whose random part comes from a key that never changes.
 *
 * @example demoId('unit:Karjalan Työsilta') === demoId('unit:Karjalan Työsilta') // true
 */
export function demoId(key: string): string {
  const digest = digestOf(key)
  const variant = (8 + (Number.parseInt(digest.slice(3, 4), 16) % 4)).toString(16)
  const parts = [demoTime.slice(0, 8), demoTime.slice(8), `7${digest.slice(0, 3)}`]
  return [...parts, variant + digest.slice(4, 7), digest.slice(7, 19)].join('-')
}

/** A whole number from 0 up to but without `below` that belongs to a key. */
export function demoNumber(key: string, below: number): number {
  return Number.parseInt(digestOf(key).slice(0, 12), 16) % below
}

const plainLetters: Readonly<Record<string, string>> = { ä: 'a', å: 'a', ö: 'o', é: 'e', ü: 'u' }

/**
 * A name in the letters that addresses use, its words joined by a mark.
 *
 * @example addressName('Eeva-Liisa Turunen', '.') // 'eeva-liisa.turunen'
 */
export function addressName(name: string, between: '.' | ''): string {
  const letters = name.toLowerCase().replaceAll(/[äåöéü]/g, (letter) => plainLetters[letter] ?? '')
  return letters.split(' ').join(between)
}
