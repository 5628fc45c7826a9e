/**
 * What is published of a ballot that has been counted: everything that `tools/recount.mjs` needs to count it again, and how the lot
 * follows from it. The seed of the lot is drawn when the ballot is opened and only its SHA-256 shown; together with the ballots it
 * says the order, so that neither whoever drew it nor whoever voted could choose it.
 * Source: issue "Governance", item 5.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { BallotChoice, BallotMethod, BallotSecrecy } from './ballot.js'
import type { BallotLine, BallotResult, BallotRule } from './ballot-result.js'

export const ballotLogFormat = 'solmu-ballot-log-1'

export interface BallotLog {
  readonly format: typeof ballotLogFormat
  readonly ballot: {
    readonly id: string
    readonly title: LocalizedText
    readonly method: BallotMethod
    readonly secrecy: BallotSecrecy
    readonly options: readonly { readonly code: string; readonly name: LocalizedText }[]
    readonly withdrawn: readonly string[]
    readonly seats: number
    readonly rule: BallotRule
    readonly roll: { readonly members: number; readonly seats: number; readonly weight: number }
  }
  readonly lot: { readonly commitment: string; readonly seed: string }
  /** In the order of `by`, so that their place says nothing of when they came. */
  readonly lines: readonly BallotLine[]
  readonly result: BallotResult
  /** What the chair has decided of those who stood equally; only where the charter leaves it to the chair, and they have. */
  readonly tieBreak?: TieBreak
}

export interface TieBreak {
  /** Options, or yes or no. */
  readonly chosen: readonly string[]
  readonly chairName: string
  readonly decidedAt: string
}

/** A choice in one line. @example choiceText({ ranking: [['o2'], ['o1', 'o3']] }) // 'o2>o1=o3' */
export function choiceText(choice: BallotChoice): string {
  if ('answer' in choice) return choice.answer
  if ('ranking' in choice) return choice.ranking.map((group) => group.join('=')).join('>')
  return Object.entries(choice.points)
    .map(([code, points]) => `${code}:${points}`)
    .sort()
    .join(',')
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Lines in the order in which they are published. */
export const sortedLines = (lines: readonly BallotLine[]): BallotLine[] => [...lines].sort((a, b) => byText(a.by, b.by))

/** The text whose SHA-256 goes into the lot: a line for each ballot. */
export const linesText = (lines: readonly BallotLine[]): string =>
  sortedLines(lines)
    .map(({ by, weight, choice }) => `${by}\t${weight}\t${choiceText(choice)}`)
    .join('\n')

/** Between what the lot is drawn: the options, or the answers. */
export const lotBetween = (options: readonly string[]): readonly string[] => (options.length > 0 ? options : ['yes', 'no'])

/**
 * The order drawn by lot: by the hash of the seed, the hash of the ballots and the code of the option.
 *
 * @param hash SHA-256 in hexadecimal digits
 */
export function drawLot(of: { readonly seed: string; readonly lines: readonly BallotLine[]; readonly options: readonly string[] }, hash: (text: string) => string): string[] {
  const ballots = hash(linesText(of.lines))
  const key = new Map(lotBetween(of.options).map((code) => [code, hash(`${of.seed}\n${ballots}\n${code}`)]))
  return [...key.keys()].sort((a, b) => byText(key.get(a) ?? '', key.get(b) ?? ''))
}

/** The text whose SHA-256, cut to 32 digits, is the tracker of a token: what its receipt and the log show. */
export const trackerText = (token: string): string => `solmu-ballot-tracker:${token}`
