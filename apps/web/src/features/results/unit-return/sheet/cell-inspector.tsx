/** The figure on which somebody stands: what it is, why it is missing, what was said about it, what it has been. */
import { useLazyQuery } from '@apollo/client/react'
import { memo, useEffect, useId, useState, type RefObject } from 'react'
import { categoriesOf, cellStatuses, type CellStatus } from '@solmu/domain/results/cell.js'
import { longestNote } from '@solmu/domain/results/cell-rules.js'
import { markOf } from '@solmu/domain/results/paste-answer.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { useFormat } from '../../../../ui/format.js'
import { Section } from '../../../../ui/section.js'
import { pickText, useText } from '../../../../ui/text.js'
import { Value } from '../../../../ui/value.js'
import { cellHistoryQuery } from '../cell.operations.js'
import type { CellComment } from '../unit-return.types.js'
import { answerOf, type CellState } from './cell-state.js'
import { figureOf, useIssueText } from './cell-text.js'
import { ConfirmForm } from './confirm-form.js'
import { CommentThread, type SayComment } from './comment-thread.js'
import { useSheet } from './sheet-context.js'
import { focusField } from './use-grid-events.js'
import { useStore } from './use-store.js'
import styles from '../unit-return.module.css'

export interface CellInspectorProps {
  readonly returnId: string
  readonly comments: readonly CellComment[]
  readonly mayComment: boolean
  readonly onSay: SayComment
  /** Says of a questioned figure that it is right. */
  readonly onConfirm: SayComment
  /** The field of a new comment: the key M leads here. */
  readonly commentField: RefObject<HTMLTextAreaElement | null>
}

/** The status in which a figure is: a field that is empty or being typed counts as one for a number. */
function statusOf({ answer }: CellState): CellStatus {
  return answer?.status ?? 'value'
}

function StatusChoice({ cell }: { readonly cell: CellState }) {
  const t = useText()
  const name = useId()
  const { store } = useSheet()
  const { allowsNotApplicable } = store.kindOf(cell.indicatorId)
  const offered = cellStatuses.filter((status) => allowsNotApplicable || status !== 'not_applicable')
  const choose = (status: CellStatus) => {
    const text = status === 'value' ? '' : status === 'not_asked' ? 'ei kys.' : markOf[status]
    store.writeAll([{ key: cell.key, text }])
    if (status === 'value') focusField(cell.key)
  }
  return (
    <fieldset className={styles.statuses}>
      <legend>{t('unitReturn.status.legend')}</legend>
      {offered.map((status) => (
        <label key={status}>
          <input type="radio" name={name} checked={statusOf(cell) === status} onChange={() => choose(status)} />
          {t(`unitReturn.status.${status}`)}
        </label>
      ))}
    </fieldset>
  )
}

function NoteField({ cell }: { readonly cell: CellState }) {
  const t = useText()
  const id = useId()
  const { store } = useSheet()
  if (!cell.answer || (cell.answer.status === 'value' && cell.note === '')) return null
  if (!cell.isWritable) return cell.note ? <p className={styles.said}>{cell.note}</p> : null
  const isOwed = cell.issue?.code === 'NOTE_REQUIRED'
  return (
    <div className={styles.note}>
      <label htmlFor={id}>{t(isOwed ? 'unitReturn.note.required' : 'unitReturn.note.label')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={longestNote}
        value={cell.note}
        aria-invalid={isOwed || undefined}
        onChange={(event) => store.setNote(cell.key, event.target.value)}
      />
    </div>
  )
}

function History({ returnId, cell }: { readonly returnId: string; readonly cell: CellState }) {
  const t = useText()
  const format = useFormat()
  const { store } = useSheet()
  const [read, { data, error, loading }] = useLazyQuery(cellHistoryQuery, { fetchPolicy: 'no-cache' })
  const { indicatorId, breakdown, version } = cell
  useEffect(() => {
    // What cannot be read is told by `error`.
    void read({ variables: { returnId, indicatorId, breakdown } }).catch(() => undefined)
  }, [read, returnId, indicatorId, breakdown, version])
  if (error) return <ErrorNotice error={error} />
  if (!data) return loading ? <p role="status">{t('ui.loading')}</p> : null
  const { decimals } = store.kindOf(indicatorId)
  if (data.cellHistory.length === 0) return <p>{t('unitReturn.history.none')}</p>
  return (
    <ol className={styles.history}>
      {data.cellHistory.map((entry) => {
        const answer = answerOf(entry, decimals)
        return (
          <li key={`${entry.changedAt}-${entry.status}-${entry.value}`}>
            <b>{answer ? <Value value={figureOf(answer, decimals)} decimals={decimals} /> : t('unitReturn.cell.empty')}</b>
            <span>
              {entry.changedBy ?? t('unitReturn.clash.somebody')}, {format.instantShort(entry.changedAt)}
            </span>
            {entry.versionNumber !== null && <span>{t('unitReturn.history.version', { number: entry.versionNumber })}</span>}
          </li>
        )
      })}
    </ol>
  )
}

/** A question that waits: the other way to answer it than a new value. */
function Question({ cell, onConfirm }: { readonly cell: CellState; readonly onConfirm: SayComment }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  if (cell.review !== 'questioned' || !cell.isWritable) return null
  if (isOpen) return <ConfirmForm cell={cell} onConfirm={onConfirm} onClose={() => setOpen(false)} />
  return (
    <p className={styles.asked} data-answered={cell.answered ?? undefined}>
      {t(`unitReturn.answer.state.${cell.answered ?? 'open'}`)}{' '}
      {!cell.answered && (
        <button type="button" className={styles.linkButton} onClick={() => setOpen(true)}>
          {t('unitReturn.answer.right')}
        </button>
      )}
    </p>
  )
}

function Definition({ indicatorId }: { readonly indicatorId: string }) {
  const t = useText()
  const { model } = useSheet()
  const { definition, condition } = model.rowOf(indicatorId).version
  const [what, who] = [pickText(definition, model.language), pickText(condition, model.language)]
  if (!what.text) return null
  return (
    <details className={styles.definition}>
      <summary>{t('unitReturn.cell.definition')}</summary>
      <p lang={what.lang}>{what.text}</p>
      {who.text && <p lang={who.lang}>{who.text}</p>}
    </details>
  )
}

export const CellInspector = memo(function CellInspector(props: CellInspectorProps) {
  const t = useText()
  const { store, selection, model } = useSheet()
  const key = useStore(selection, (of) => of.activeKey())
  const cell = useStore(store, (of) => (key ? of.cell(key) : undefined))
  const issueText = useIssueText()
  const [historyOf, setHistoryOf] = useState<string | null>(null)
  if (!cell) return null
  const { indicatorId, breakdown } = cell
  const issue = issueText(cell)
  const talk = props.comments.filter((comment) => comment.indicatorId === indicatorId && comment.breakdown === breakdown)
  const isOpen = historyOf === cell.key
  return (
    <Section
      title={t('unitReturn.cell.title', { name: model.cellShortName(indicatorId, breakdown) })}
      aside={
        <button type="button" className={styles.linkButton} aria-expanded={isOpen} onClick={() => setHistoryOf(isOpen ? null : cell.key)}>
          {t('unitReturn.history.title')}
        </button>
      }
    >
      <div className={styles.inspector} data-breakdown={Object.keys(categoriesOf(breakdown)).length}>
        <p className={styles.cellName}>{model.indicatorName(indicatorId)}</p>
        {issue && cell.issue?.code !== 'NOTE_REQUIRED' && (
          <p className={styles.issue}>
            {cell.typed !== null && <code>{cell.typed}</code>} {issue}
          </p>
        )}
        <Question key={`question-${cell.key}`} cell={cell} onConfirm={props.onConfirm} />
        {isOpen && <History returnId={props.returnId} cell={cell} />}
        {cell.isWritable && <StatusChoice cell={cell} />}
        <NoteField key={cell.key} cell={cell} />
        <Definition indicatorId={indicatorId} />
        <CommentThread key={`talk-${cell.key}`} {...props} comments={talk} cell={cell} />
      </div>
    </Section>
  )
})
