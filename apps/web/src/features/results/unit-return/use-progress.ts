/** How much of the form is given and what is missing, as it stands in the fields now. */
import { useMemo } from 'react'
import type { CellState } from './sheet/cell-state.js'
import type { SheetParts } from './sheet/sheet-context.js'
import { useStore } from './sheet/use-store.js'

export interface Progress {
  readonly asked: number
  readonly given: number
  /** The figures that nobody has answered, in the order of the form. */
  readonly missing: readonly string[]
  /** Those that cannot be sent as they stand. */
  readonly wrong: readonly string[]
  /** Those that are questioned, and those of them that wait for an answer. */
  readonly questioned: readonly string[]
  readonly waiting: readonly string[]
}

const isMissing = ({ answer, typed, issue }: CellState): boolean => answer === null && !(typed !== null && issue)

/** A question is answered by the server's word, or by another value that is on its way. */
const isWaiting = ({ review, answered, isUnsent, issue }: CellState): boolean =>
  review === 'questioned' && answered === null && (!isUnsent || issue !== null)

export function useProgress({ store, model }: Pick<SheetParts, 'store' | 'model'>): Progress {
  const keys = useMemo(() => [...model.grid.positions.keys()], [model])
  const text = useStore(store, (of) => {
    const cells = keys.flatMap((key) => of.cell(key) ?? [])
    const named = (fits: (cell: CellState) => boolean) => cells.filter(fits).map(({ key }) => key)
    return JSON.stringify([
      named(isMissing),
      named(({ issue }) => issue !== null),
      named(({ review }) => review === 'questioned'),
      named(isWaiting)
    ])
  })
  return useMemo(() => {
    const [missing = [], wrong = [], questioned = [], waiting = []] = JSON.parse(text) as string[][]
    return { asked: keys.length, given: keys.length - missing.length, missing, wrong, questioned, waiting }
  }, [keys, text])
}
