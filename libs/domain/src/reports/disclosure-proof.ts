/**
 * The proof that a withheld sum cannot be worked out: two ways in which the atoms can be different, neither of which changes
 * anything that is told. Plain arithmetic, exact in whole numbers; the solver that found them need not be believed.
 */
import type { Change } from './disclosure-moves.js'
import { type System, tolerance } from './disclosure-system.js'

export interface Proof {
  readonly rise: readonly Change[]
  readonly fall: readonly Change[]
}

/** How a sum can move. */
export interface Way {
  /** What has to be withheld for it, besides what is withheld from the start. */
  readonly sums: readonly number[]
  readonly proof: Proof
}

/**
 * Says whether a proof holds for a sum.
 *
 * @param isOpen for each sum whether it is withheld
 */
export function isProved(system: System, isOpen: Uint8Array, of: { readonly sum: number; readonly proof: Proof }): boolean {
  const [up, down] = [shiftOf(system, isOpen, { changes: of.proof.rise, sum: of.sum }), shiftOf(system, isOpen, { changes: of.proof.fall, sum: of.sum })]
  return up !== null && down !== null && up - down >= (system.sums[of.sum]?.need ?? 0) - tolerance
}

/** By how much a sum changes; null when an atom became negative, or something that is told changed. */
function shiftOf(system: System, isOpen: Uint8Array, of: { readonly changes: readonly Change[]; readonly sum: number }): number | null {
  if (of.changes.some(({ atom, by }) => (system.amounts[atom] ?? 0) + by < -tolerance)) return null
  const shifts = shiftsOf(system, of.changes)
  const isTold = [...shifts].some(([place, shift]) => !isOpen[place] && Math.abs(shift) > tolerance)
  return isTold ? null : (shifts.get(of.sum) ?? 0)
}

/** By how much each sum changes with its atoms. */
function shiftsOf({ sumsOf, factorsOf }: System, changes: readonly Change[]): Map<number, number> {
  const shifts = new Map<number, number>()
  for (const { atom, by } of changes) {
    for (const [at, place] of (sumsOf[atom] ?? []).entries()) {
      shifts.set(place, (shifts.get(place) ?? 0) + by * (factorsOf[atom]?.[at] ?? 0))
    }
  }
  return shifts
}

/** What a proof proves besides: the other sums that it moves as far as they need, each with its own order of the two ends. */
export function provedBesides(system: System, { rise, fall }: Proof): (readonly [sum: number, proof: Proof])[] {
  const [ups, downs] = [shiftsOf(system, rise), shiftsOf(system, fall)]
  return [...new Set([...ups.keys(), ...downs.keys()])].flatMap((sum) => {
    const ends = [
      { shift: ups.get(sum) ?? 0, changes: rise },
      { shift: downs.get(sum) ?? 0, changes: fall },
      { shift: 0, changes: [] }
    ].sort((one, other) => other.shift - one.shift)
    const [highest, lowest] = [ends[0], ends[2]]
    const need = system.sums[sum]?.need ?? 0
    const isEnough = need > 0 && highest && lowest && highest.shift - lowest.shift >= need - tolerance
    return isEnough ? [[sum, { rise: highest.changes, fall: lowest.changes }] as const] : []
  })
}
