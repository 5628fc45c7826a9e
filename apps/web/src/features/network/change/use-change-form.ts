/** The form of the wizard: where it begins, how it is kept as a draft, and the draft of before that it offers. */
import { useCallback, useEffect, useState } from 'react'
import type { ChangeKind } from '@solmu/domain/network/change.js'
import { useViewer } from '../../../app/viewer.js'
import { useLanguage } from '../../../ui/text.js'
import type { ChangeSearch } from '../network.search.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../ui/drafts.js'
import { readForm, startForm, withKind, type ChangeForm } from './change-form.js'

export interface ChangeFormState {
  readonly form: ChangeForm
  readonly change: (part: Partial<ChangeForm>) => void
  readonly chooseKind: (kind: ChangeKind) => void
  /** Something has been typed that is not made yet. */
  readonly isDirty: boolean
  /** What was left unfinished before; null when nothing was, or when it was taken or thrown away. */
  readonly offered: ChangeForm | null
  readonly takeOffered: () => void
  readonly refuseOffered: () => void
  /** The change is made, or thrown away: begins anew. */
  readonly forget: () => void
}

const draftOf = (userId: string): DraftName => ['network-change', userId]

export function useChangeForm(search: ChangeSearch): ChangeFormState {
  const { id: userId, today } = useViewer()
  const language = useLanguage()
  const [form, setForm] = useState(() => startForm({ ...search, today, language }))
  const [isDirty, setDirty] = useState(false)
  const [offered, setOffered] = useState(() => readForm(readDraft(draftOf(userId))))

  useEffect(() => {
    if (isDirty) keepDraft(draftOf(userId), form)
  }, [isDirty, userId, form])

  const change = useCallback((part: Partial<ChangeForm>) => {
    setForm((before) => ({ ...before, ...part }))
    setDirty(true)
  }, [])
  const chooseKind = useCallback((kind: ChangeKind) => {
    setForm((before) => withKind(before, kind))
    setDirty(true)
  }, [])
  return {
    ...{ form, change, chooseKind, isDirty, offered },
    takeOffered: () => {
      if (offered === null) return
      setForm(offered)
      setDirty(true)
      setOffered(null)
    },
    refuseOffered: () => {
      forgetDraft(draftOf(userId))
      setOffered(null)
    },
    forget: () => {
      forgetDraft(draftOf(userId))
      setForm(startForm({ today, language }))
      setDirty(false)
      setOffered(null)
    }
  }
}
