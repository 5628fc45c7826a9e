import loadHighs, { type Highs } from 'highs'
import type { DisclosureProblem } from '@solmu/domain/reports/disclosure.js'

/** What is on paper: the sums that are told, and nothing of those that are not. */
export interface PublishedTable {
  readonly atomCount: number
  readonly told: readonly { readonly atoms: readonly number[]; readonly value: number }[]
}

/** What a problem's tables say when some cells are withheld. */
export function publish({ atoms, cells }: DisclosureProblem, withheld: ReadonlySet<string>): PublishedTable {
  const told = cells.filter(({ id }) => !withheld.has(id)).map((cell) => ({ atoms: cell.atoms, value: sum(cell.atoms.map((atom) => atoms[atom] ?? 0)) }))
  return { atomCount: atoms.length, told }
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * A reader who knows linear programming, and nothing else of ours: the model is written anew from the table, as text. Anything
 * up to `most` counts as all the room there is.
 */
export class TableAttacker {
  private constructor(private readonly highs: Highs) {}

  static async start(): Promise<TableAttacker> {
    return new TableAttacker(await loadHighs())
  }

  /** Between what a sum of atoms must lie. */
  interval(table: PublishedTable, atoms: readonly number[], of: { most: number; inWhole: boolean }): readonly [least: number, most: number] {
    return [this.end(table, atoms, { ...of, goal: 'Minimize' }), this.end(table, atoms, { ...of, goal: 'Maximize' })]
  }

  private end(table: PublishedTable, atoms: readonly number[], of: { most: number; inWhole: boolean; goal: string }): number {
    const columns = Array.from({ length: table.atomCount }, (_each, atom) => `x${atom}`)
    // One term a line: a line of the format is short.
    const terms = (list: readonly number[]): string => list.map((atom) => `+ ${columns[atom]}\n`).join('')
    const rows = table.told.filter((each) => each.atoms.length > 0).map((each, place) => ` r${place}: ${terms(each.atoms)} = ${each.value}\n`)
    const bounds = columns.map((column) => ` 0 <= ${column} <= 100000\n`).join('')
    const text = `${of.goal}\n obj: ${terms(atoms)}\nSubject To\n${rows.join('')} room: ${terms(atoms)} <= ${of.most}\nBounds\n${bounds}`
    const generals = of.inWhole ? `Generals\n${columns.map((column) => ` ${column}\n`).join('')}` : ''
    const { Status, ObjectiveValue } = this.highs.solve(`${text}${generals}End\n`, { output_flag: false, mip_rel_gap: 0 })
    if (Status !== 'Optimal') throw new Error(`the attacker's model ended ${Status}`)
    return ObjectiveValue
  }
}
