/** Edits a dimension and its categories as a whole. */
import { useMutation } from '@apollo/client/react'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { toApiErrors } from '../../../graphql/api-error.js'
import { Button, IconButton } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { TextField } from '../../../ui/form-field.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { changeDimensionMutation, createDimensionMutation, dimensionsQuery, type DimensionRecord } from './dimension.operations.js'
import {
  newCategory,
  noProblems,
  useDimensionCheck,
  valuesOf,
  type CategoryValues,
  type DimensionValues,
  type Problems
} from './dimension-values.js'
import forms from '../../../ui/record-form.module.css'
import styles from './indicator.module.css'

const fieldId = (field: string) => `dimension-${field}`

export interface DimensionEditorProps {
  /** Null for a new one. */
  readonly dimension: DimensionRecord | null
  readonly onClose: () => void
}

function useEditor({ dimension, onClose }: DimensionEditorProps) {
  const t = useText()
  const language = useLanguage()
  const { check, describe } = useDimensionCheck(dimension)
  const [values, setValues] = useState(() => valuesOf(dimension, language))
  const [problems, setProblems] = useState<Problems>(noProblems)
  const [attempt, setAttempt] = useState(0)
  const options = { refetchQueries: [dimensionsQuery], awaitRefetchQueries: true }
  const [create, creating] = useMutation(createDimensionMutation, options)
  const [change, changing] = useMutation(changeDimensionMutation, options)
  async function save() {
    const { input, problems: found } = check(values)
    setProblems(found)
    setAttempt((before) => before + 1)
    if (!input) return
    try {
      if (dimension === null) await create({ variables: { input: { ...input, code: values.code.trim() } } })
      else await change({ variables: { input: { ...input, dimensionId: dimension.id, expectedVersion: dimension.version } } })
      showToast({ kind: 'done', text: t('indicator.dimensions.saved', { name: values.fi.trim() }) })
      onClose()
    } catch (error) {
      const isStale = toApiErrors(error).some(({ code }) => code === 'STALE')
      setProblems(isStale ? { fields: {}, whole: [t('indicator.stale')] } : describe(error))
    }
  }
  const patch = (part: Partial<DimensionValues>) => setValues((before) => ({ ...before, ...part }))
  return { values, patch, problems, attempt, save, isSaving: creating.loading || changing.loading }
}

type Editor = ReturnType<typeof useEditor>

interface RowProps {
  readonly category: CategoryValues
  readonly at: number
  readonly editor: Editor
  /** It has been asked, or is the one for what is not known: it stays. */
  readonly isFixed: boolean
  readonly isOld: boolean
}

const parts = ['fi', 'sv', 'en', 'from', 'until'] as const

function CategoryRow({ category, at, editor, isFixed, isOld }: RowProps) {
  const t = useText()
  const { values, patch, problems } = editor
  const { categories } = values
  const set = (part: Partial<CategoryValues>) =>
    patch({ categories: categories.map((each) => (each.key === category.key ? { ...each, ...part } : each)) })
  const move = (to: number) => patch({ categories: categories.toSpliced(at, 1).toSpliced(to, 0, category) })
  const named = category.fi || category.code || String(at + 1)
  const hasDays = category.kind !== 'unknown'
  return (
    <fieldset className={styles.category}>
      <legend>{t(`indicator.categoryKind.${category.kind}`)}</legend>
      <TextField
        id={fieldId(`categories-${at}-code`)}
        label={t('indicator.field.code')}
        error={problems.fields[`categories-${at}-code`]}
        value={category.code}
        readOnly={isOld}
        autoComplete="off"
        onChange={(event) => set({ code: event.target.value })}
      />
      {parts
        .filter((part) => hasDays || (part !== 'from' && part !== 'until'))
        .map((part) => (
          <TextField
            key={part}
            id={fieldId(`categories-${at}-${part}`)}
            label={t(`indicator.category.${part}`)}
            error={problems.fields[`categories-${at}-${part}`]}
            value={category[part]}
            autoComplete="off"
            maxLength={120}
            onChange={(event) => set({ [part]: event.target.value })}
          />
        ))}
      <div className={styles.categoryActs}>
        {at > 0 && <IconButton label={t('indicator.category.up', { name: named })} icon={IconArrowUp} onClick={() => move(at - 1)} />}
        {at < categories.length - 1 && (
          <IconButton label={t('indicator.category.down', { name: named })} icon={IconArrowDown} onClick={() => move(at + 1)} />
        )}
        {!isFixed && (
          <IconButton
            label={t('indicator.category.remove', { name: named })}
            icon={IconTrash}
            onClick={() => patch({ categories: categories.filter((each) => each.key !== category.key) })}
          />
        )}
      </div>
    </fieldset>
  )
}

function Categories({ dimension, editor }: { readonly dimension: DimensionRecord | null; readonly editor: Editor }) {
  const t = useText()
  const { values, patch } = editor
  const { categories } = values
  const isAsked = (code: string) => dimension?.asked.some((each) => each.code === code) ?? false
  const isOld = (code: string) => dimension?.categories.some((each) => each.code === code) ?? false
  const hasNotAsked = categories.some(({ kind }) => kind === 'not_asked')
  /** Before the one for what is not known, which stands last. */
  const add = (category: CategoryValues) => {
    const unknown = categories.findIndex(({ kind }) => kind === 'unknown')
    patch({ categories: categories.toSpliced(unknown === -1 || category.kind === 'not_asked' ? categories.length : unknown, 0, category) })
  }
  return (
    <>
      {categories.map((category, at) => (
        <CategoryRow
          key={category.key}
          {...{ category, at, editor }}
          isOld={isOld(category.code)}
          isFixed={category.kind === 'unknown' || isAsked(category.code)}
        />
      ))}
      <div className={`${forms.acts} ${styles.addCategory}`}>
        <Button size="small" icon={IconPlus} onClick={() => add(newCategory('category'))}>
          {t('indicator.category.add')}
        </Button>
        {!hasNotAsked && (
          <Button size="small" icon={IconPlus} onClick={() => add(newCategory('not_asked', 'not_asked'))}>
            {t('indicator.category.addNotAsked')}
          </Button>
        )}
      </div>
    </>
  )
}

export function DimensionEditor(props: DimensionEditorProps) {
  const t = useText()
  const editor = useEditor(props)
  const { values, patch, problems, attempt, save, isSaving } = editor
  const { dimension, onClose } = props
  const errors = [
    ...problems.whole.map((text) => ({ text })),
    ...Object.entries(problems.fields).map(([field, text]) => ({ fieldId: fieldId(field), text }))
  ]
  function submit(event: FormEvent) {
    event.preventDefault()
    void save()
  }
  const name = (part: 'fi' | 'sv' | 'en') => (
    <TextField
      id={fieldId(part)}
      label={t(`indicator.category.${part}`)}
      isOptional={part !== 'fi'}
      error={problems.fields[part]}
      value={values[part]}
      autoComplete="off"
      maxLength={120}
      onChange={(event) => patch({ [part]: event.target.value })}
    />
  )
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <div className={forms.fields}>
        {dimension === null && (
          <TextField
            id={fieldId('code')}
            label={t('indicator.field.code')}
            help={t('indicator.help.key')}
            error={problems.fields['code']}
            value={values.code}
            autoComplete="off"
            maxLength={30}
            onChange={(event) => patch({ code: event.target.value })}
          />
        )}
        {name('fi')}
        {name('sv')}
        {name('en')}
      </div>
      <p className={forms.intro}>{t('indicator.dimensions.help')}</p>
      <Categories dimension={dimension} editor={editor} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={isSaving}>
          {t('indicator.dimensions.save')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
