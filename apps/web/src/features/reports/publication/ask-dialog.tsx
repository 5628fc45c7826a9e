/** A question about a figure, for whoever may answer it. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { LongTextField } from './long-text-field.js'
import { askAboutFigureMutation, editionQuestionsQuery } from './publication.operations.js'

const names = ['text'] as const

export interface AskedFigure {
  readonly editionId: string
  readonly audienceId: string
  readonly indicatorId: string
  readonly lens: string
  readonly area: string
  readonly period: string
  readonly breakdown: string
}

export function AskDialog({ figure, onClose }: { readonly figure: AskedFigure; readonly onClose: () => void }) {
  const t = useText()
  const [text, setText] = useState('')
  const [mutate] = useMutation(askAboutFigureMutation, { refetchQueries: [editionQuestionsQuery] })
  const state = useAct<'text'>({ names }, onClose)
  function send() {
    void state.run(
      async () => {
        await mutate({ variables: { input: { ...figure, text: text.trim() } } })
        showToast({ kind: 'done', text: t('publication.asked') })
      },
      text.trim() === '' ? { text: t('errors.REQUIRED') } : {}
    )
  }
  return (
    <ActDialog title={t('publication.ask')} submit={t('publication.ask.send')} prefix="ask" names={names} state={state} onSubmit={send} onClose={onClose}>
      <p>{t('publication.ask.who')}</p>
      <LongTextField id="ask-text" label={t('publication.ask.text')} value={text} maxLength={2000} error={state.refusal.fields.text} onChange={setText} />
    </ActDialog>
  )
}
