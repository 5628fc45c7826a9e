/**
 * What happens to money that was paid: the funder decides to take back a part of a cost or all of it, lifts that decision, or has
 * been paid back. What is taken back is neither claimed nor certified nor paid any more, so that the grant can be claimed anew;
 * it is owed until it has been repaid. Everything that was paid for a claim that was withdrawn afterwards is owed in the same way.
 * Source: issue "Portfolio", item 2 and "Bad input and faults" (a claim withdrawn after certification).
 */
import { DomainError } from '../errors.js'
import { acceptedOf, noShare, owedOf, type Share, shareOf, type WholeLine, wholeOf } from './claim-money.js'

/** decide: the funder takes something back · lift: it does not after all · repay: the money has gone back. */
export const recoveryActs = ['decide', 'lift', 'repay'] as const
export type RecoveryAct = (typeof recoveryActs)[number]

/** How much of the cost of a line can still be taken back: of what was paid, and of no correction. */
export function recoverable(line: WholeLine): bigint {
  const left = acceptedOf(line).amount - line.recovered.amount
  return line.state === 'paid' && line.amount > 0n ? left : 0n
}

/** What can be done with a line that was paid. */
export function recoveryActsOf(line: WholeLine): RecoveryAct[] {
  const isOwed = wholeOf(owedOf(line)) !== 0n
  return recoveryActs.filter((act) => (act === 'decide' ? recoverable(line) > 0n : isOwed && (act === 'repay' || line.state === 'paid')))
}

/**
 * What an act moves: of a decision so much of the cost with its part of what the rate added, otherwise all that is owed. Parts
 * that are taken back one after another are reckoned together, so that all of them are the whole to the cent.
 *
 * @throws DomainError CLAIM_STATE for what cannot be done with the line · OUT_OF_RANGE at `amount` for nothing, or more than there is
 * @example recoveryShare({ act: 'decide', amount: 100n }, line) // { amount: 100n, added: 40n }, of a paid line at 40 %
 */
export function recoveryShare({ act, amount }: { readonly act: RecoveryAct; readonly amount: bigint | null }, line: WholeLine): Share {
  if (!recoveryActsOf(line).includes(act)) throw new DomainError('CLAIM_STATE', { params: { state: line.state, action: act } })
  if (act !== 'decide') return owedOf(line)
  const most = recoverable(line)
  const part = amount ?? most
  if (part <= 0n || part > most) throw new DomainError('OUT_OF_RANGE', { path: ['amount'], params: { min: 0.01, max: Number(most) / 100 } })
  const after = shareOf(acceptedOf(line), line.recovered.amount + part)
  return { amount: part, added: after.added - line.recovered.added }
}

const plus = (a: Share, b: Share): Share => ({ amount: a.amount + b.amount, added: a.added + b.added })

/** A line after an act, as the database keeps it. */
export function afterRecovery<Line extends WholeLine>(act: RecoveryAct, share: Share, line: Line): Line {
  if (act === 'repay') return { ...line, repaid: plus(line.repaid, share) }
  const recovered = act === 'decide' ? plus(line.recovered, share) : plus(line.recovered, { amount: -share.amount, added: -share.added })
  return { ...line, recovered: wholeOf(recovered) === 0n ? noShare : recovered }
}
