/** What a project has taught, for those who come next. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type Project, projectQuery } from '../portfolio.operations.js'
import { LessonDialog } from './lesson-dialog.js'
import { type Lesson, projectLessonsQuery, removeLessonMutation } from './lesson.operations.js'
import styles from '../../governance/governance.module.css'

type Of = { readonly project: Pick<Project, 'id' | 'taskAreas'> }
type Open = { readonly is: 'save'; readonly lesson: Lesson | null } | { readonly is: 'remove'; readonly lesson: Lesson }

export function LessonSection({ project }: Of) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectLessonsQuery, { variables: { projectId: project.id }, fetchPolicy: 'cache-and-network' })
  const [open, setOpen] = useState<Open | null>(null)
  const all = data?.projectLessons
  return (
    <Section
      title={t('portfolio.lessons.title')}
      note={t('portfolio.lessons.note')}
      aside={all?.mayEdit && <Button size="small" onClick={() => setOpen({ is: 'save', lesson: null })}>{t('portfolio.lesson.add')}</Button>}
    >
      {error && !all && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {all && <All {...all} setOpen={setOpen} />}
      {open && <OpenDialog {...{ project, open }} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function OpenDialog({ project, open, onClose }: Of & { readonly open: Open; readonly onClose: () => void }) {
  return open.is === 'save' ? <LessonDialog project={project} lesson={open.lesson} onClose={onClose} /> : <TakeAway lesson={open.lesson} onClose={onClose} />
}

function All({ lessons, mayEdit, setOpen }: { readonly lessons: readonly Lesson[]; readonly mayEdit: boolean; readonly setOpen: (open: Open) => void }) {
  const t = useText()
  if (lessons.length === 0) return <EmptyState title={t('portfolio.lessons.none')} text={t('portfolio.lessons.noneText')} />
  return lessons.map((lesson) => <One key={lesson.id} lesson={lesson} open={mayEdit ? setOpen : null} />)
}

function TakeAway({ lesson: { id, title, version }, onClose }: { readonly lesson: Lesson; readonly onClose: () => void }) {
  const t = useText()
  const [remove] = useMutation(removeLessonMutation, { refetchQueries: [projectQuery, projectLessonsQuery], awaitRefetchQueries: true })
  const act = async () => {
    await remove({ variables: { input: { lessonId: id, expectedVersion: version } } })
    showToast({ kind: 'done', text: t('portfolio.lesson.removed') })
  }
  return (
    <RemoveDialog title={t('portfolio.lesson.removeTitle', { title })} submit={t('portfolio.partner.remove')} remove={act} onClose={onClose}>
      {t('portfolio.lesson.removeText')}
    </RemoveDialog>
  )
}

function One({ lesson, open }: { readonly lesson: Lesson; readonly open: ((open: Open) => void) | null }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const { id, title, language, practice, writtenBy, learnedOn, taskAreas, targetGroup, themes } = lesson
  const told = [format.day(learnedOn), writtenBy, taskAreas.join(', '), targetGroup, themes].filter(Boolean).join(' · ')
  return (
    <article id={`lesson-${id}`}>
      <h3 lang={language === lang ? undefined : language}>{title}</h3>
      <p className={styles.below}>{told}</p>
      <dl className={styles.facts} lang={language === lang ? undefined : language}>
        {(['tried', 'came', 'otherwise'] as const).map((name) => (
          <div key={name}>
            <dt lang={lang}>{t(`portfolio.lesson.${name}`)}</dt>
            <dd className={styles.statement}>{lesson[name]}</dd>
          </div>
        ))}
      </dl>
      {practice && <p>{t('portfolio.lesson.about')} <TextLink to="/$lang/quality/practices/$id" params={{ lang, id: practice.id }}>{pick(practice.name)}</TextLink></p>}
      {open && (
        <p>
          <Button size="small" variant="quiet" onClick={() => open({ is: 'save', lesson })}>{t('portfolio.partner.change')}<span className="visually-hidden">: {title}</span></Button>
          <Button size="small" variant="quiet" onClick={() => open({ is: 'remove', lesson })}>{t('portfolio.partner.remove')}<span className="visually-hidden">: {title}</span></Button>
        </p>
      )}
    </article>
  )
}
