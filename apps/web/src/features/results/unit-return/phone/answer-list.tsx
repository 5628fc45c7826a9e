/** A returned form on a phone: only what is questioned, each with its question and the two ways to answer it. */
import { useState } from 'react'
import { decimalNumber, parseDecimal } from '@solmu/shared/decimal.js'
import { VerifiedGlyph } from '../../../../ui/glyphs.js'
import { useFormat } from '../../../../ui/format.js'
import { Section } from '../../../../ui/section.js'
import { useText } from '../../../../ui/text.js'
import type { CellComment, SheetCell } from '../unit-return.types.js'
import { answerOf, type CellState } from '../sheet/cell-state.js'
import { useCellText } from '../sheet/cell-text.js'
import type { SayComment } from '../sheet/comment-thread.js'
import { ConfirmForm } from '../sheet/confirm-form.js'
import { useSheet } from '../sheet/sheet-context.js'
import { useStore } from '../sheet/use-store.js'
import type { Progress } from '../use-progress.js'
import { FigureField } from './figure-field.js'
import styles from './phone.module.css'

export interface AnswerListProps {
  readonly progress: Progress
  readonly comments: readonly CellComment[]
  /** Says of a figure that it is right. */
  readonly onConfirm: SayComment
}

const ofCell = ({ indicatorId, breakdown }: CellState) => (comment: CellComment) =>
  comment.indicatorId === indicatorId && comment.breakdown === breakdown

/** "Ed. kausi 3 · tavoite 3" */
function Beside({ cell }: { readonly cell: CellState }) {
  const t = useText()
  const format = useFormat()
  const { shown } = useCellText()
  const { model } = useSheet()
  const row = model.rowOf(cell.indicatorId)
  const { decimals } = row.indicator
  const sent: SheetCell | undefined = row.cells.find(({ breakdown }) => breakdown === cell.breakdown)
  const previous = sent?.previous ? shown(answerOf(sent.previous, decimals), decimals) : null
  const target = sent?.target ? parseDecimal(sent.target, decimals) : null
  const facts = [
    previous !== null && t('unitReturn.answer.previous', { value: previous }),
    target && 'value' in target && t('unitReturn.answer.target', { value: format.number(decimalNumber(target.value, decimals), decimals) })
  ].filter(Boolean)
  return facts.length > 0 ? <p className={styles.facts}>{facts.join(' · ')}</p> : null
}

/** How the question stands: answered in one way or the other, or waiting. */
function Standing({ cell, was, onOpen }: { readonly cell: CellState; readonly was: string; readonly onOpen: () => void }) {
  const t = useText()
  if (cell.answered === 'confirmed' && !cell.isUnsent) {
    return (
      <p className={styles.answered}>
        <VerifiedGlyph /> {t('unitReturn.answer.confirmed')}
      </p>
    )
  }
  if ((cell.answered === 'mended' || cell.isUnsent) && !cell.issue) {
    return (
      <p className={styles.answered}>
        <VerifiedGlyph /> {t('unitReturn.answer.mended', { value: was })}
      </p>
    )
  }
  return (
    <button type="button" className={styles.linkButton} onClick={onOpen}>
      {t('unitReturn.answer.right')}
    </button>
  )
}

export interface AnswerProps extends Omit<AnswerListProps, 'progress'> {
  readonly cellKey: string
}

/** One question with its answer. */
export function Answer({ cellKey, comments, onConfirm }: AnswerProps) {
  const { store, model } = useSheet()
  const { shown } = useCellText()
  const cell = useStore(store, (of) => of.cell(cellKey))
  // What stood there when the page was opened: what was asked about.
  const [was] = useState(() => (cell ? shown(cell.savedAnswer, store.kindOf(cell.indicatorId).decimals) : ''))
  const [isConfirming, setConfirming] = useState(false)
  if (!cell) return null
  const row = model.rowOf(cell.indicatorId)
  const [name, ...parts] = model.cellName(cell.indicatorId, cell.breakdown).slice(row.indicator.code.length + 1).split(', ')
  const talk = comments.filter(ofCell(cell)).filter(({ kind }) => kind !== 'comment')
  return (
    <li className={styles.answer}>
      <FigureField
        cellKey={cellKey}
        label={
          <>
            <b>
              {row.indicator.code} {name}
            </b>
            {parts.length > 0 && <span> · {parts.join(', ')}</span>}
            {talk.map(({ id, author, text, kind }) => (
              <q key={id} className={styles.question} data-kind={kind}>
                {author && <b>{author.displayName}:</b>} {text}
              </q>
            ))}
          </>
        }
        aside={
          <div>
            <Standing cell={cell} was={was} onOpen={() => setConfirming(true)} />
            <Beside cell={cell} />
          </div>
        }
      />
      {isConfirming && <ConfirmForm cell={cell} onConfirm={onConfirm} onClose={() => setConfirming(false)} />}
    </li>
  )
}

export function AnswerList({ progress, comments, onConfirm }: AnswerListProps) {
  const t = useText()
  const { questioned, asked } = progress
  return (
    <Section title={t('unitReturn.answer.title', { count: questioned.length })}>
      <p className={styles.rest}>{t('unitReturn.answer.rest', { count: asked - questioned.length })}</p>
      <ul className={styles.answers}>
        {questioned.map((key) => (
          <Answer key={key} cellKey={key} comments={comments} onConfirm={onConfirm} />
        ))}
      </ul>
    </Section>
  )
}
