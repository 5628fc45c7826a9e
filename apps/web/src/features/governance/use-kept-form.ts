/** What is written into a form of mandates or agreements: kept over a reload until it is saved. */
import { useEffect, useMemo, useState } from 'react'
import { useViewer } from '../../app/viewer.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../ui/drafts.js'

/** Whether something that was kept has all that the form needs. */
const fits = <Form extends object>(kept: unknown, first: Form): kept is Form => typeof kept === 'object' && kept !== null && Object.keys(first).every((name) => name in kept)

/**
 * @param of the form, and its record when it is of one
 * @param first what it begins with when nothing was kept
 */
export function useKeptForm<Form extends object>([form, record]: readonly [form: string, record: string], first: Form) {
  const { id } = useViewer()
  const name = useMemo<DraftName>(() => [form, id, record], [form, id, record])
  const [written, setWritten] = useState<Form>(() => {
    const kept = readDraft(name)
    return fits(kept, first) ? kept : first
  })
  const [isTouched, setTouched] = useState(false)
  useEffect(() => {
    if (isTouched) keepDraft(name, written)
  }, [name, written, isTouched])
  return {
    form: written,
    change: (part: Partial<Form>) => {
      setTouched(true)
      setWritten((before) => ({ ...before, ...part }))
    },
    forget: () => {
      setTouched(false)
      forgetDraft(name)
    }
  }
}
