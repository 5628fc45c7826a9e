/** The figures of a return as a table that a reviewer goes through: arrows move, M marks a figure with a question. */
import { useEffect, useRef } from 'react'
import { Button } from '../../../../ui/button.js'
import { useFormat } from '../../../../ui/format.js'
import { ErrorGlyph, NoticeGlyph, WarningGlyph } from '../../../../ui/glyphs.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { Value, ValueLegend, type ValueMark } from '../../../../ui/value.js'
import { Talk } from '../../unit-return/sheet/comment-thread.js'
import type { SheetModel } from '../../unit-return/sheet/sheet-model.js'
import type { Finding } from '../approval.types.js'
import { figureOf, type ReviewGroup, type ReviewLine } from './review-rows.js'
import type { Marks } from './use-marks.js'
import styles from '../approval.module.css'

const glyphs = { error: ErrorGlyph, warning: WarningGlyph, info: NoticeGlyph } as const

function FindingLine({ finding }: { readonly finding: Finding }) {
  const t = useText()
  const say = useLocalized()
  const Glyph = glyphs[finding.severity]
  return (
    <p className={styles.remark} data-severity={finding.severity}>
      <Glyph size={16} />
      <span>
        {say(finding.message)}
        {finding.explanation && ` ${t('approval.review.explained', { text: finding.explanation.text })}`}
      </span>
    </p>
  )
}

interface LineProps {
  readonly line: ReviewLine
  readonly model: SheetModel
  readonly marks: Marks
  readonly mayMark: boolean
}

function Question({ line, marks, name }: Pick<LineProps, 'line' | 'marks'> & { readonly name: string }) {
  const t = useText()
  const error = marks.faults.get(line.key)
  return (
    <div className={styles.question}>
      <label htmlFor={`question-${line.key}`}>{t('approval.review.question', { name })}</label>
      <textarea
        id={`question-${line.key}`}
        data-question={line.key}
        rows={2}
        maxLength={2000}
        value={marks.of(line.key) ?? ''}
        aria-invalid={error ? true : undefined}
        onChange={(event) => marks.write(line.key, event.target.value)}
      />
      {error && (
        <p className={styles.remark} data-severity="error">
          <ErrorGlyph size={16} />
          {error}
        </p>
      )}
    </div>
  )
}

function Figures({ line, model, marks, mayMark }: LineProps) {
  const t = useText()
  const format = useFormat()
  const name = model.cellName(line.indicatorId, line.breakdown)
  const isMarked = marks.of(line.key) !== undefined
  const { now, before, previous, change, decimals, cell } = line
  return (
    <>
      <th scope="row">{name}</th>
      <td className={`${styles.figure} ${styles.now}`}>
        <Value value={now} decimals={decimals} />
        {before && (
          <span className={styles.blocked}>
            {' '}
            {t('approval.review.was')} <Value value={figureOf(before, decimals)} decimals={decimals} />
          </span>
        )}
      </td>
      <td className={styles.figure}>{previous !== null && <Value value={previous} decimals={decimals} />}</td>
      <td className={`${styles.figure} ${styles.wide}`}>{change !== null && format.change(change, decimals)}</td>
      <td className={styles.wide}>{t(`approval.review.mark.${cell.answered ?? cell.review}`)}</td>
      {mayMark && (
        <td>
          <Button size="small" variant="quiet" data-line={line.key} aria-pressed={isMarked} onClick={() => marks.toggle(line.key)}>
            {t(isMarked ? 'approval.review.unmark' : 'approval.review.ask')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        </td>
      )}
    </>
  )
}

/** What was said of a figure, and the question that is being asked. */
function Said({ line, model, marks, mayMark }: LineProps) {
  const t = useText()
  const { cell, findings, comments, key } = line
  const isMarked = marks.of(key) !== undefined
  return (
    <tr data-marked={isMarked || undefined}>
      <td colSpan={mayMark ? 6 : 5}>
        {cell.note !== '' && <p className={styles.remark}>{t('approval.review.note', { text: cell.note })}</p>}
        {findings.map((finding) => (
          <FindingLine key={finding.key} finding={finding} />
        ))}
        <Talk comments={comments} />
        {isMarked && <Question line={line} marks={marks} name={model.cellName(line.indicatorId, line.breakdown)} />}
      </td>
    </tr>
  )
}

function Line(props: LineProps) {
  const { line, marks } = props
  const isMarked = marks.of(line.key) !== undefined
  const hasMore = isMarked || line.findings.length + line.comments.length > 0 || line.cell.note !== ''
  return (
    <>
      <tr data-marked={isMarked || undefined} className={hasMore ? styles.said : undefined}>
        <Figures {...props} />
      </tr>
      {hasMore && <Said {...props} />}
    </>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** The figure at whose button a key was pressed, unless the key belongs to the browser. */
function lineAt({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): string | undefined {
  if (altKey || ctrlKey || metaKey) return undefined
  return target instanceof HTMLElement ? target.dataset.line : undefined
}

/** Arrows move among the figures, M marks the one in focus. */
function useKeys(marks: Marks) {
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const element = table.current
    function onKeyDown(event: KeyboardEvent) {
      const key = lineAt(event)
      if (key === undefined) return
      const step = steps[event.key]
      if (step === undefined && event.key.toLowerCase() !== 'm') return
      event.preventDefault()
      if (step === undefined) return marks.toggle(key)
      const all = [...(element?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
      all[all.findIndex((each) => each.dataset.line === key) + step]?.focus()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [marks])
  return table
}

export interface ReviewTableProps {
  readonly groups: readonly ReviewGroup[]
  readonly model: SheetModel
  readonly marks: Marks
  readonly mayMark: boolean
  /** The period before, in few characters. */
  readonly previousPeriod: string
}

export function ReviewTable({ groups, model, marks, mayMark, previousPeriod }: ReviewTableProps) {
  const t = useText()
  const say = useLocalized()
  const table = useKeys(marks)
  const used = groups.flatMap(({ lines }) => lines.flatMap(({ now, previous }) => [now, previous]))
  const legend = used.filter((figure): figure is ValueMark => typeof figure === 'string')
  return (
    <div className={styles.scroll}>
      <table ref={table} className={styles.sheet}>
        <thead>
          <tr>
            <th scope="col">{t('approval.review.indicator')}</th>
            <th scope="col" className={styles.figure}>{t('approval.review.now')}</th>
            <th scope="col" className={styles.figure}>{previousPeriod}</th>
            <th scope="col" className={`${styles.figure} ${styles.wide}`}>{t('approval.review.change')}</th>
            <th scope="col" className={styles.wide}>{t('approval.review.state')}</th>
            {mayMark && <th scope="col">{t('approval.review.questions')}</th>}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={mayMark ? 6 : 5}>{say(group.name)}</th>
            </tr>
            {group.lines.map((line) => (
              <Line key={line.key} {...{ line, model, marks, mayMark }} />
            ))}
          </tbody>
        ))}
      </table>
      <ValueLegend marks={legend} />
    </div>
  )
}
