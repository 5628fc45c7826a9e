/** The slips of secret ballots that this browser holds: each is the only way to a member's ballot, and to its receipt. */
export interface BallotSlip {
  readonly ballotId: string
  readonly seatId: string
  readonly token: string
  readonly blinded: string
  readonly unblinding: string
  readonly signature: string | null
  readonly isCast: boolean
}

const keyOf = ({ ballotId, seatId }: Pick<BallotSlip, 'ballotId' | 'seatId'>): string => `solmu-ballot/${ballotId}/${seatId}`
const isSlip = (value: unknown): value is BallotSlip => typeof value === 'object' && value !== null && ['ballotId', 'seatId', 'token', 'blinded', 'unblinding'].every((name) => name in value)

/** Null where there is none, or none that can be read. */
export function readSlip(of: Pick<BallotSlip, 'ballotId' | 'seatId'>): BallotSlip | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(of)) ?? 'null')
    return isSlip(kept) ? kept : null
  } catch {
    return null
  }
}

/** @throws where the browser keeps nothing: then nobody may ask for a credential, since it would be lost */
export function keepSlip(slip: BallotSlip): void {
  localStorage.setItem(keyOf(slip), JSON.stringify(slip))
}

/** Takes a slip in from a file that was saved elsewhere. @returns null for what is no slip of the ballot */
export function takeSlip(text: string, ballotId: string): BallotSlip | null {
  try {
    const given: unknown = JSON.parse(text)
    if (!isSlip(given) || given.ballotId !== ballotId) return null
    keepSlip(given)
    return given
  } catch {
    return null
  }
}
