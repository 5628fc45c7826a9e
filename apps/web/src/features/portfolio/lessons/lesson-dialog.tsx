/** Writes what a project has taught: what was tried, what came of it, and what would be done otherwise. */
import { useMutation, useQuery } from '@apollo/client/react'
import { lessonLimits, lessonTexts } from '@solmu/domain/portfolio/lesson.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import { languages } from '@solmu/shared/text.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { ChoiceBoxes } from '../choice-boxes.js'
import { type Project, projectQuery } from '../portfolio.operations.js'
import { type Lesson, lessonPracticesQuery, projectLessonsQuery, saveLessonMutation } from './lesson.operations.js'
import fields from '../../../ui/form-field.module.css'

const names = ['title', ...lessonTexts, 'language', 'learnedOn', 'practiceId', 'taskAreas', 'targetGroup', 'themes'] as const
type Name = (typeof names)[number]

interface Form {
  readonly title: string
  readonly tried: string
  readonly came: string
  readonly otherwise: string
  readonly language: Language
  readonly learnedOn: string
  readonly practiceId: string
  readonly taskAreas: readonly string[]
  readonly targetGroup: string
  readonly themes: string
}

interface DialogProps {
  readonly project: Pick<Project, 'id' | 'taskAreas'>
  readonly lesson: Lesson | null
  readonly onClose: () => void
}

function useFirst({ project, lesson }: Pick<DialogProps, 'project' | 'lesson'>): Form {
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  if (!lesson) return { title: '', tried: '', came: '', otherwise: '', language, learnedOn: format.day(today), practiceId: '', taskAreas: project.taskAreas, targetGroup: '', themes: '' }
  const { title, tried, came, otherwise, targetGroup, themes } = lesson
  return { title, tried, came, otherwise, targetGroup, themes, language: lesson.language as Language, learnedOn: format.day(lesson.learnedOn), practiceId: lesson.practice?.id ?? '', taskAreas: lesson.taskAreas }
}

function usePractices() {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(lessonPracticesQuery)
  return [{ value: '', label: t('portfolio.lesson.noPractice') }, ...(data?.practices ?? []).filter(({ retiredAt }) => retiredAt === null).map(({ id, name }) => ({ value: id, label: pick(name) }))]
}

export function LessonDialog({ project, lesson, onClose }: DialogProps) {
  const t = useText()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm<Form>(['project-lesson', `${project.id}-${lesson?.id ?? 'new'}-${lesson?.version ?? 0}`], useFirst({ project, lesson }))
  const [save] = useMutation(saveLessonMutation, { refetchQueries: [projectQuery, projectLessonsQuery], awaitRefetchQueries: true })
  const state = useAct<Name>({ names, known: { STALE: { text: t('portfolio.lesson.stale') } } }, () => {
    forget()
    onClose()
  })
  const day = readDayText(form.learnedOn, today)
  const lacks: Partial<Record<Name, string>> = {
    ...Object.fromEntries((['title', ...lessonTexts] as const).filter((name) => form[name].trim() === '').map((name) => [name, t(`portfolio.lesson.needs.${name}`)])),
    ...(day === null && { learnedOn: t('errors.INVALID_DATE') })
  }
  const submit = () =>
    void state.run(async () => {
      const { practiceId, taskAreas: areas, ...said } = form
      const of = { projectId: project.id, lessonId: lesson?.id ?? null, expectedVersion: lesson?.version ?? null }
      await save({ variables: { input: { ...said, ...of, taskAreas: [...areas], learnedOn: day ?? today, practiceId: practiceId || null } } })
      showToast({ kind: 'done', text: t('portfolio.lesson.saved') })
    }, lacks)
  return (
    <ActDialog prefix="lesson" width="44rem" title={t(lesson ? 'portfolio.lesson.change' : 'portfolio.lesson.add')} submit={t('portfolio.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <Fields {...{ form, change }} errors={state.refusal.fields} />
      <Tags {...{ form, change }} errors={state.refusal.fields} />
    </ActDialog>
  )
}

interface FieldsProps {
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
  readonly errors: Partial<Record<Name, string>>
}

function Fields({ form, change, errors }: FieldsProps) {
  const t = useText()
  return (
    <>
      <TextField id="lesson-title" label={t('portfolio.lesson.title')} help={t('portfolio.lesson.titleHelp')} maxLength={lessonLimits.title} value={form.title} error={errors.title} onChange={({ target }) => change({ title: target.value })} />
      {lessonTexts.map((name) => (
        <FormField key={name} id={`lesson-${name}`} label={t(`portfolio.lesson.${name}`)} error={errors[name]}>
          {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={lessonLimits.text} value={form[name]} onChange={({ target }) => change({ [name]: target.value })} />}
        </FormField>
      ))}
      <SelectField
        {...{ id: 'lesson-language', label: t('portfolio.lesson.language'), help: t('portfolio.lesson.languageHelp'), value: form.language, error: errors.language }}
        options={languages.map((value) => ({ value, label: t(`portfolio.lesson.language.${value}`) }))}
        onChange={({ target }) => change({ language: target.value as Language })}
      />
      <TextField id="lesson-learnedOn" label={t('portfolio.lesson.learnedOn')} value={form.learnedOn} error={errors.learnedOn} onChange={({ target }) => change({ learnedOn: target.value })} />
    </>
  )
}

/** By what it is found. */
function Tags({ form, change, errors }: FieldsProps) {
  const t = useText()
  return (
    <>
      <SelectField {...{ id: 'lesson-practiceId', label: t('portfolio.lesson.practice'), isOptional: true, options: usePractices(), value: form.practiceId, error: errors.practiceId }} onChange={({ target }) => change({ practiceId: target.value })} />
      <TextField id="lesson-targetGroup" label={t('portfolio.lesson.targetGroup')} isOptional maxLength={lessonLimits.tag} value={form.targetGroup} error={errors.targetGroup} onChange={({ target }) => change({ targetGroup: target.value })} />
      <TextField id="lesson-themes" label={t('portfolio.lesson.themes')} help={t('portfolio.lesson.themesHelp')} isOptional maxLength={lessonLimits.tag} value={form.themes} error={errors.themes} onChange={({ target }) => change({ themes: target.value })} />
      <ChoiceBoxes
        {...{ id: 'lesson-taskAreas', legend: t('portfolio.field.taskAreas'), error: errors.taskAreas, chosen: form.taskAreas }}
        options={taskAreas.map((value) => ({ value: value as string, label: t(`portfolio.area.${value}`) }))}
        onChange={(chosen) => change({ taskAreas: chosen })}
      />
    </>
  )
}
