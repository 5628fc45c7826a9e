/**
 * A section as it is typed: saved on the server a moment after the last key, kept in this tab until it is, and never written
 * over by what a colleague has saved meanwhile.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldAnswer, SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import { toApiError } from '../../../graphql/api-error.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import type { DoorSection, SavedSection } from './apply-door.js'

/** saved: it is with the server · typing, saving: on its way · offline: nobody answers, tried again · clash: a colleague wrote · refused: it cannot be saved. */
export type SectionState = 'saved' | 'typing' | 'saving' | 'offline' | 'clash' | 'refused'

export interface SectionOf {
  readonly applicationId: string
  readonly personId: string
  readonly section: string
  readonly kept: DoorSection | undefined
  /** What is known already of a section that nobody has opened. */
  readonly first: SectionAnswers
  readonly save: (of: { readonly expectedVersion: number; readonly content: SectionAnswers }) => Promise<SavedSection>
  /** What a colleague has saved. */
  readonly reload: () => Promise<DoorSection | undefined>
  readonly onSaved: (saved: SavedSection) => void
}

const pause = 900
const offlinePause = 5000

export function useSection({ applicationId, personId, section, kept, first, save, reload, onSaved }: SectionOf) {
  const name = ['application', personId, `${applicationId}/${section}`] as const
  const [content, setContent] = useState<SectionAnswers>(() => ({ ...(kept?.content ?? first), ...(readDraft(name) as SectionAnswers | null) }))
  const [state, setState] = useState<SectionState>(() => (readDraft(name) === null ? 'saved' : 'typing'))
  const [theirs, setTheirs] = useState<DoorSection | null>(null)
  const version = useRef(kept?.version ?? 0)
  const latest = useRef(content)
  const isSending = useRef(false)
  const change = useCallback(
    (field: string, answer: FieldAnswer) => {
      latest.current = { ...latest.current, [field]: answer }
      setContent(latest.current)
      keepDraft(['application', personId, `${applicationId}/${section}`], latest.current)
      setState((before) => (before === 'clash' ? before : 'typing'))
    },
    [applicationId, personId, section]
  )
  const send = useCallback(async (): Promise<void> => {
    if (isSending.current) return
    isSending.current = true
    const sent = latest.current
    setState('saving')
    try {
      const saved = await save({ expectedVersion: version.current, content: sent })
      version.current = saved.version
      onSaved(saved)
      const isAll = sent === latest.current
      if (isAll) forgetDraft(['application', personId, `${applicationId}/${section}`])
      setState(isAll ? 'saved' : 'typing')
    } catch (error) {
      const { code, kind } = toApiError(error)
      if (code === 'STALE') {
        setTheirs((await reload().catch(() => undefined)) ?? null)
        setState('clash')
      } else setState(kind === 'unavailable' ? 'offline' : 'refused')
    } finally {
      isSending.current = false
    }
  }, [applicationId, personId, section, save, reload, onSaved])
  useEffect(() => {
    if (state !== 'typing' && state !== 'offline') return
    const timer = setTimeout(() => void send(), state === 'typing' ? pause : offlinePause)
    return () => clearTimeout(timer)
  }, [state, content, send])
  useEffect(() => {
    const again = () => setState((before) => (before === 'offline' ? 'typing' : before))
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  /** After a clash: what I have typed goes over theirs, or theirs takes its place. */
  const settle = (keepMine: boolean) => {
    version.current = theirs?.version ?? version.current
    if (!keepMine && theirs) {
      latest.current = theirs.content
      setContent(theirs.content)
      forgetDraft(name)
    }
    setTheirs(null)
    setState(keepMine ? 'typing' : 'saved')
  }
  return { content, change, state, theirs, settle, send, isClean: state === 'saved' }
}
