/**
 * One criterion to be answered: its guidance and expected evidence, its levels with their anchors, a comment, and the way to
 * leave it out with a reason. It knows nothing of where answers are kept: it shows the `answer` that it is given and says each
 * change through `onChange`; whoever uses it saves it, keeps it without a connection, and says how that went in `status`.
 *
 * How to use it: draw one for each criterion of a section, with the `content` of the version that is assessed (the notice of the
 * framework stands above them), and put what belongs beside the answer (evidence, another's answer) in as `children`. The texts are
 * those of the feature `assessment`, so the route loads them: `loadTexts(lang, 'assessment', …)`. An answer may be sent when
 * `isSendable(answer)`: one that is to be left out needs its reason first. Its element has the id `criterionId(code)`, so that a
 * summary can lead to it.
 *
 * @example <CriterionForm content={content} criterion={criterion} place={3} answer={answers[criterion.code] ?? noAnswer} onChange={write} />
 */
import { useId, type ReactNode } from 'react'
import { type Criterion, type FrameworkContent, type Level, type Scale, scaleOf } from '@solmu/domain/quality/framework.js'
import { levelOf } from '@solmu/domain/quality/framework-score.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { type LocalizedText, pickText, useLanguage, useText } from '../../../ui/text.js'
import fields from '../../../ui/form-field.module.css'
import styles from './criterion-form.module.css'

/** What somebody says about a criterion: a level or a percent, or that it is left out; and in words. */
export interface CriterionAnswer {
  readonly value: number | null
  /** The reason for leaving it out; empty while it is not written yet, null when it is not left out. */
  readonly skipped: string | null
  readonly comment: string
}

export const noAnswer: CriterionAnswer = { value: null, skipped: null, comment: '' }

export const longestComment = 4000
export const longestReason = 1000

/** Whether the server takes an answer as it stands: leaving out needs a reason. */
export const isSendable = ({ skipped }: CriterionAnswer): boolean => skipped === null || skipped.trim() !== ''

/** The id of the element of a criterion. */
export const criterionId = (code: string): string => `criterion-${code}`

export interface CriterionFormProps {
  readonly content: Pick<FrameworkContent, 'scales'>
  readonly criterion: Criterion
  /** Which one of the framework it is, from 1. */
  readonly place: number
  readonly answer: CriterionAnswer
  readonly onChange: (answer: CriterionAnswer) => void
  /** It is read and not written. */
  readonly isReadOnly?: boolean
  /** 3 unless it stands deeper. */
  readonly headingLevel?: 3 | 4
  /** How it stands with saving: saved, kept on this device, written by somebody else meanwhile. */
  readonly status?: ReactNode
  /** What belongs beside the answer, such as evidence. */
  readonly children?: ReactNode
}

/** A text with the language that it is written in; lines stay lines. */
function Words({ text, className }: { readonly text: LocalizedText; readonly className?: string | undefined }) {
  const language = useLanguage()
  const { text: said, lang } = pickText(text, language)
  return said.trim() === '' ? null : (
    <p className={className} lang={lang === language ? undefined : lang}>
      {said}
    </p>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly head: ReactNode
  readonly text?: LocalizedText | undefined
  readonly isChosen: boolean
  readonly isReadOnly: boolean
  readonly onChoose: () => void
}

function Choice({ name, head, text, isChosen, isReadOnly, onChoose }: ChoiceProps) {
  return (
    <label className={styles.choice} data-chosen={isChosen || undefined}>
      <input type="radio" name={name} checked={isChosen} disabled={isReadOnly && !isChosen} onChange={isReadOnly ? () => undefined : onChoose} />
      <span>
        <b>{head}</b>
        {text && <Words text={text} className={styles.anchor} />}
      </span>
    </label>
  )
}

interface PartProps extends Pick<CriterionFormProps, 'criterion' | 'answer' | 'onChange'> {
  readonly scale: Scale
  readonly isReadOnly: boolean
}

function useLevelHead() {
  const t = useText()
  const language = useLanguage()
  return ({ value, name, from }: Level, anchored: boolean): string => {
    const called = pickText(name, language).text
    if (from !== null) return t('assessment.criterion.percentLevel', { from, name: called })
    return anchored && called === String(value) ? String(value) : t('assessment.criterion.level', { value, name: called })
  }
}

function Levels({ criterion, scale, answer, onChange, isReadOnly }: PartProps) {
  const t = useText()
  const name = useId()
  const head = useLevelHead()
  const write = (part: Partial<CriterionAnswer>) => onChange({ ...answer, ...part })
  return (
    <fieldset className={styles.levels}>
      <legend className="visually-hidden">{t('assessment.criterion.levels')}</legend>
      {scale.levels.map((level) => {
        const anchor = criterion.anchors.find(({ value }) => value === level.value)
        return (
          <Choice
            key={level.value}
            {...{ name, isReadOnly, text: anchor?.text, head: head(level, anchor !== undefined) }}
            isChosen={answer.skipped === null && answer.value === level.value}
            onChoose={() => write({ value: level.value, skipped: null })}
          />
        )
      })}
      <Choice
        {...{ name, isReadOnly, head: t('assessment.criterion.skip') }}
        isChosen={answer.skipped !== null}
        onChoose={() => write({ value: null, skipped: answer.skipped ?? '' })}
      />
    </fieldset>
  )
}

/** On a scale of percent a share is given, and the level follows. */
function Percent({ scale, answer, onChange, isReadOnly }: PartProps) {
  const t = useText()
  const name = useId()
  const head = useLevelHead()
  const level = answer.value === null ? undefined : levelOf(scale, answer.value)
  return (
    <>
      <TextField
        {...{ label: t('assessment.criterion.percent'), inputMode: 'numeric', maxLength: 3, readOnly: isReadOnly, disabled: answer.skipped !== null }}
        help={level ? head(level, false) : t('assessment.criterion.percentHelp')}
        value={answer.value === null ? '' : String(answer.value)}
        onChange={({ target }) => {
          const digits = target.value.replace(/\D/g, '')
          onChange({ ...answer, value: digits === '' ? null : Math.min(100, Number(digits)) })
        }}
      />
      <label className={styles.skipBox}>
        <input
          {...{ type: 'checkbox', name, disabled: isReadOnly, checked: answer.skipped !== null }}
          onChange={({ target }) => onChange({ ...answer, value: null, skipped: target.checked ? '' : null })}
        />
        {t('assessment.criterion.skip')}
      </label>
    </>
  )
}

/** What is said in words; nothing where nothing is said and nobody writes. */
function Writing({ label, help, value, most, isReadOnly, onWrite }: { label: string; help?: string; value: string; most: number; isReadOnly: boolean; onWrite: (text: string) => void }) {
  if (isReadOnly) {
    return value.trim() === '' ? null : (
      <p className={styles.said}>
        <b>{label}</b> {value}
      </p>
    )
  }
  return (
    <FormField label={label} help={help}>
      {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={most} value={value} onChange={({ target }) => onWrite(target.value)} />}
    </FormField>
  )
}

/** A level or a share, and the reason where it is left out. */
function Choosing({ content, ...props }: Omit<PartProps, 'scale'> & Pick<CriterionFormProps, 'content'>) {
  const t = useText()
  const { criterion, answer, onChange, isReadOnly } = props
  const scale = scaleOf(content, criterion)
  const Part = scale?.kind === 'percent' ? Percent : Levels
  return (
    <>
      {scale && <Part {...props} scale={scale} />}
      {answer.skipped !== null && (
        <Writing
          {...{ label: t('assessment.criterion.reason'), help: t('assessment.criterion.reasonHelp'), value: answer.skipped, most: longestReason, isReadOnly }}
          onWrite={(skipped) => onChange({ ...answer, skipped })}
        />
      )}
    </>
  )
}

/** What is looked for as evidence, for whoever wants to know. */
function ExpectedEvidence({ text }: { readonly text: LocalizedText }) {
  const t = useText()
  const language = useLanguage()
  if (pickText(text, language).text.trim() === '') return null
  return (
    <details className={styles.evidence}>
      <summary>{t('assessment.criterion.evidence')}</summary>
      <Words text={text} className={styles.anchor} />
    </details>
  )
}

export function CriterionForm(props: CriterionFormProps) {
  const { content, criterion, place, answer, onChange, isReadOnly = false, headingLevel = 3, status, children } = props
  const t = useText()
  const language = useLanguage()
  const Heading = `h${headingLevel}` as const
  const headingId = `${criterionId(criterion.code)}-title`
  const { text: title, lang } = pickText(criterion.title, language)
  return (
    <article id={criterionId(criterion.code)} className={styles.criterion} aria-labelledby={headingId} tabIndex={-1}>
      <Heading id={headingId} lang={lang === language ? undefined : lang}>
        {place}. {title || criterion.code}
      </Heading>
      <Words text={criterion.guidance} className={styles.guidance} />
      <Choosing {...{ content, criterion, answer, onChange, isReadOnly }} />
      <Writing
        {...{ label: t('assessment.criterion.comment'), value: answer.comment, most: longestComment, isReadOnly }}
        onWrite={(comment) => onChange({ ...answer, comment })}
      />
      <ExpectedEvidence text={criterion.evidence} />
      {children}
      {status && <div className={styles.status}>{status}</div>}
    </article>
  )
}
