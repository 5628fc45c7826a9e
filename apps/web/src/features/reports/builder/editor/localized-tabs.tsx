/**
 * A text in three languages, one at a time: a tab for each language says whether it is written. Coming to a tab opens it, so
 * that a fault can lead to its language.
 */
import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { ErrorGlyph } from '../../../../ui/glyphs.js'
import { languageName, languages, useText, type Language, type LocalizedText } from '../../../../ui/text.js'
import { FieldError } from '../../../../ui/form-field.js'
import { WritingHelp } from './writing-help.js'
import fields from '../../../../ui/form-field.module.css'
import styles from './editor.module.css'

export interface LocalizedTabsProps {
  /** The tabs have `id-fi`, `id-sv` and `id-en`. */
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly value: LocalizedText
  readonly onChange: (value: LocalizedText) => void
  readonly maxLength: number
  /** More than one row makes it a field of several lines. */
  readonly rows?: number
  /** What is wrong with a language. */
  readonly errors?: Readonly<Partial<Record<Language, string>>>
  /** Nothing is asked while no language is written. */
  readonly isOptional?: boolean
  /** What a publication can fill into it: names alone, or figures too. */
  readonly words?: 'names' | 'all'
}

/** Which tab a key leads to. */
function target(key: string, at: Language): Language | undefined {
  const place = languages.indexOf(at)
  const moves: Readonly<Record<string, number>> = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: languages.length - 1 }
  const to = moves[key]
  return to === undefined ? undefined : languages[(to + languages.length) % languages.length]
}

function TabMark({ isMissing, isWrong }: { readonly isMissing: boolean; readonly isWrong: boolean }) {
  const t = useText()
  if (isMissing) return <span className={styles.lacking}>{t('reports.builder.texts.missing')}</span>
  return isWrong ? <ErrorGlyph size={14} /> : null
}

interface TabsProps extends Pick<LocalizedTabsProps, 'id' | 'value'> {
  readonly labelId: string
  readonly open: Language
  readonly onOpen: (language: Language) => void
  readonly errors: Readonly<Partial<Record<Language, string>>>
  /** A language that is not written is missing. */
  readonly isAsked: boolean
}

function Tabs({ id, labelId, value, open, onOpen, errors, isAsked }: TabsProps) {
  const tabs = useRef<HTMLDivElement>(null)
  function onKeyDown(event: KeyboardEvent) {
    const to = target(event.key, open)
    if (!to) return
    event.preventDefault()
    tabs.current?.querySelector<HTMLElement>(`[data-language='${to}']`)?.focus()
  }
  return (
    <div ref={tabs} className={styles.tabs} role="tablist" aria-labelledby={labelId}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          role="tab"
          id={`${id}-${language}`}
          data-language={language}
          aria-selected={open === language}
          aria-controls={`${id}-panel`}
          tabIndex={open === language ? 0 : -1}
          onKeyDown={onKeyDown}
          onFocus={() => onOpen(language)}
          onClick={() => onOpen(language)}
        >
          <span lang={language}>{languageName[language]}</span>
          <TabMark isMissing={isAsked && value[language].trim() === ''} isWrong={errors[language] !== undefined} />
        </button>
      ))}
    </div>
  )
}

interface ControlProps extends Pick<LocalizedTabsProps, 'id' | 'value' | 'maxLength' | 'onChange'> {
  readonly labelId: string
  readonly open: Language
  readonly rows: number
  readonly describedBy: string | undefined
  readonly isWrong: boolean
  readonly ref: Ref<HTMLInputElement & HTMLTextAreaElement>
}

function Control({ id, labelId, value, open, maxLength, rows, describedBy, isWrong, onChange, ref }: ControlProps) {
  const control = {
    ...{ id: `${id}-text`, className: fields.input, lang: open, value: value[open], maxLength, ref },
    'aria-labelledby': `${labelId} ${id}-${open}`,
    'aria-describedby': describedBy,
    'aria-invalid': isWrong || undefined,
    onChange: ({ target: { value: text } }: { readonly target: { readonly value: string } }) => onChange({ ...value, [open]: text })
  }
  return rows > 1 ? <textarea {...control} rows={rows} /> : <input type="text" autoComplete="off" {...control} />
}

/** The ids of what is said of a field besides its name. */
const describing = (id: string, said: Readonly<Record<'help' | 'error', string | undefined>>): string | undefined =>
  (['help', 'error'] as const).filter((each) => said[each]).map((each) => `${id}-${each}`).join(' ') || undefined

function Label({ id, label, isOptional }: Pick<LocalizedTabsProps, 'id' | 'label' | 'isOptional'>) {
  const t = useText()
  return (
    <span id={id} className={fields.label}>
      {label}
      {isOptional && <span className={fields.optional}> {t('ui.form.optional')}</span>}
    </span>
  )
}

const isWritten = (value: LocalizedText): boolean => languages.some((language) => value[language].trim() !== '')

export function LocalizedTabs(props: LocalizedTabsProps) {
  const { id, label, help, value, onChange, maxLength, rows = 1, errors = {}, isOptional, words } = props
  const labelId = useId()
  const [open, setOpen] = useState<Language>('fi')
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const error = errors[open]
  const describedBy = describing(id, { help, error })
  /** Where the cursor is, or at the end. */
  function insert(word: string) {
    const text = value[open]
    const at = input.current?.selectionEnd ?? text.length
    onChange({ ...value, [open]: text.slice(0, at) + word + text.slice(at) })
  }
  return (
    <div className={fields.field} data-invalid={error === undefined ? undefined : true}>
      <div className={styles.tabLine}>
        <Label id={labelId} label={label} isOptional={isOptional} />
        <Tabs {...{ id, labelId, value, open, errors }} onOpen={setOpen} isAsked={!isOptional || isWritten(value)} />
        {words && <WritingHelp words={words} onInsert={insert} />}
      </div>
      {help && (
        <p id={`${id}-help`} className={fields.help}>
          {help}
        </p>
      )}
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${open}`}>
        <Control {...{ id, labelId, value, open, maxLength, rows, describedBy, onChange }} isWrong={error !== undefined} ref={input} />
      </div>
      {error && <FieldError id={`${id}-error`} text={error} />}
    </div>
  )
}
