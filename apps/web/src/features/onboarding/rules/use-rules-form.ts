/** The form of a draft, kept over a reload; what is wrong with it, at its fields; and its saving. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DomainError } from '@solmu/domain/errors.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiErrors } from '../../../graphql/api-error.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import type { SummaryError } from '../../../ui/error-summary.js'
import { type TextFunction, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type Path, withValue } from '../../quality/framework/content-edit.js'
import { type RulesKind, rulesPages } from './rules-parts.js'

/** The id of the field of a path; a text has one field, whatever the language. */
export const ruleFieldId = (path: Path): string => ['rule', ...path.filter((part) => !['input', 'fi', 'sv', 'en'].includes(String(part)))].join('-')

interface Problem {
  readonly code: string
  readonly path: Path
  readonly params: Readonly<Record<string, unknown>>
}

interface Kept<Form> {
  readonly form: Form
  readonly at: string
}

function keptIn<Form>(name: DraftName, isForm: (kept: unknown) => kept is Form): Kept<Form> | null {
  const kept = readDraft(name) as Partial<Kept<unknown>> | null
  return typeof kept?.at === 'string' && isForm(kept.form) ? { form: kept.form, at: kept.at } : null
}

/** What the rules of the domain say of a form; nothing when all is well. */
function problemsOf(read: () => unknown): readonly Problem[] {
  try {
    read()
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.issues.length > 0 ? error.issues : [error]
  }
}

const wordedHere = ['OUT_OF_RANGE', 'REQUIRED', 'DUPLICATE_KEY', 'UNKNOWN_WORD', 'TOO_LONG', 'STALE']

function sentenceOf({ code, path, params }: Problem, t: TextFunction): string {
  if (code === 'REQUIRED' && path.at(-1) === 'steps') return t('selection.issue.steps')
  const [min, max, value] = ['min', 'max', 'value'].map((name) => String(params[name] ?? ''))
  return t(`selection.issue.${wordedHere.includes(code) ? code : 'other'}`, { min, max, value })
}

export interface RulesFormOptions<Form> {
  readonly kind: RulesKind
  readonly initial: Form
  readonly isForm: (kept: unknown) => kept is Form
  /** Throws what is wrong with the form. */
  readonly read: (form: Form) => unknown
  readonly save: (form: Form) => Promise<unknown>
  /** Where in the form a problem lies, in words. */
  readonly placeOf: (path: Path) => string
}

export function useRulesForm<Form>({ kind, initial, isForm, read, save, placeOf }: RulesFormOptions<Form>) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { id } = useViewer()
  const name: DraftName = [`selection-${kind}`, id]
  const [form, setForm] = useState(initial)
  const [offered, setOffered] = useState(() => keptIn(name, isForm))
  const [isDirty, setDirty] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<{ readonly attempt: number; readonly problems: readonly Problem[] }>({ attempt: 0, problems: [] })
  const tell = (problems: readonly Problem[]) => setTold(({ attempt }) => ({ attempt: attempt + 1, problems }))
  const forget = () => {
    forgetDraft(name)
    setDirty(false)
    setOffered(null)
  }
  async function submit() {
    const found = problemsOf(() => read(form))
    tell(found)
    if (found.length > 0) return
    setBusy(true)
    try {
      await save(form)
      forget()
      showToast({ kind: 'done', text: t('selection.saved') })
      await navigate({ to: rulesPages[kind].to, params: { lang }, ignoreBlocker: true })
    } catch (error) {
      tell(toApiErrors(error))
    } finally {
      setBusy(false)
    }
  }
  const errors: readonly SummaryError[] = told.problems.map((problem) => {
    const place = placeOf(problem.path)
    const text = sentenceOf(problem, t)
    return place === '' ? { text } : { fieldId: ruleFieldId(problem.path), text: t('selection.issue.at', { place, text }) }
  })
  return {
    ...{ form, isDirty, isBusy, offered, errors, submit, forget, attempt: told.attempt, problems: told.problems },
    change: (path: Path, value: unknown) => {
      const next = withValue(form, path, value)
      setForm(next)
      setDirty(true)
      setOffered(null)
      keepDraft(name, { form: next, at: new Date().toISOString() } satisfies Kept<Form>)
    },
    takeOffered: () => {
      if (offered) setForm(offered.form)
      setDirty(offered !== null)
      setOffered(null)
    },
    problemAt: (path: Path): string | undefined => {
      const found = told.problems.find((problem) => ruleFieldId(problem.path) === ruleFieldId(path))
      return found && sentenceOf(found, t)
    }
  }
}
