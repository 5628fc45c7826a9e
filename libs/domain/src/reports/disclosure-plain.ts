/**
 * What is withheld when there is no solver, or no time for it: everything but the figures that matter most, and of these as many
 * as are safe by plain arithmetic.
 */
import { Attacker } from './disclosure-attacker.js'
import type { System } from './disclosure-system.js'

/** For each sum whether it is withheld. */
export function plainChoice(system: System): Uint8Array {
  const { sums } = system
  const weightOf = (place: number): number => sums[place]?.weight ?? 0
  const dearest = sums.flatMap(({ isWithheld }, place) => (isWithheld ? [] : [place])).sort((one, other) => weightOf(other) - weightOf(one) || one - other)
  // Ever fewer: of thousands of units the whole and the centres are left in the end.
  for (let count = sums.length >> 1; count > 0; count >>= 1) {
    const isOpen = allOpen(system)
    for (const place of dearest.slice(0, count)) isOpen[place] = 0
    const attacker = new Attacker(system, isOpen, null)
    if (sums.every(({ need }, place) => need === 0 || attacker.plainWidth(place) >= need)) return isOpen
  }
  return allOpen(system)
}

/** An equality cannot be withheld: it is known. */
const allOpen = ({ sums }: System): Uint8Array => Uint8Array.from(sums, ({ cells }) => Number(cells.length > 0))
