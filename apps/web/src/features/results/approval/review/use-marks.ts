/** The figures that a reviewer has marked, each with its question; kept in the tab until they are sent. */
import { useCallback, useMemo, useState } from 'react'
import { useViewer } from '../../../../app/viewer.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../../ui/drafts.js'

export interface Marks {
  readonly count: number
  readonly questions: ReadonlyMap<string, string>
  /** What is wrong with a question. */
  readonly faults: ReadonlyMap<string, string>
  /** The question about a figure; undefined when it is not marked. */
  readonly of: (key: string) => string | undefined
  readonly toggle: (key: string) => void
  readonly write: (key: string, text: string) => void
  readonly setFaults: (faults: ReadonlyMap<string, string>) => void
  readonly clear: () => void
}

function kept(name: DraftName): Map<string, string> {
  const draft = readDraft(name)
  if (typeof draft !== 'object' || draft === null) return new Map()
  return new Map(Object.entries(draft).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** Puts the cursor into the question of a figure that was just marked. */
const focusQuestion = (key: string) =>
  setTimeout(() => document.querySelector<HTMLElement>(`[data-question="${CSS.escape(key)}"]`)?.focus())

export function useMarks(returnId: string): Marks {
  const { id: viewerId } = useViewer()
  const name = useMemo<DraftName>(() => ['return-review', viewerId, returnId], [viewerId, returnId])
  const [questions, setQuestions] = useState(() => kept(name))
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const keep = useCallback(
    (next: Map<string, string>) => {
      setQuestions(next)
      setFaults(new Map())
      if (next.size === 0) forgetDraft(name)
      else keepDraft(name, Object.fromEntries(next))
    },
    [name]
  )
  return {
    count: questions.size,
    questions,
    faults,
    setFaults,
    of: (key) => questions.get(key),
    toggle: (key) => {
      const next = new Map(questions)
      if (!next.delete(key)) {
        next.set(key, '')
        focusQuestion(key)
      }
      keep(next)
    },
    write: (key, text) => keep(new Map(questions).set(key, text)),
    clear: () => keep(new Map())
  }
}
