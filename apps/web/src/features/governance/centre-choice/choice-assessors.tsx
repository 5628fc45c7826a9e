/** Who assesses, how far each is, and which interests were noted. */
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { ConflictDialog } from './choice-dialogs.js'
import type { Assessor, Choice } from './choice.operations.js'
import { useCandidateName, useNames } from './choice-words.js'
import styles from '../governance.module.css'

export function AssessorsSection({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const [noted, setNoted] = useState<Assessor | null>(null)
  const own = choice.assessors.find(({ isMine }) => isMine)
  const isHeard = choice.state === 'open' || choice.state === 'closed'
  return (
    <Section
      title={t('choice.assessors')}
      note={t(choice.state === 'open' ? 'choice.assessorsOpenNote' : 'choice.assessorsNote')}
      aside={isHeard && own && <Button onClick={() => setNoted(own)}>{t('choice.conflict.own')}</Button>}
    >
      <DataTable caption={t('choice.assessors')} columns={useColumns(choice, isHeard && choice.mayManage ? setNoted : null)} rows={choice.assessors} rowKey={({ id }) => id} empty={<p>{t('choice.noAssessors')}</p>} />
      <Conflicts choice={choice} />
      {noted && <ConflictDialog choice={choice} assessor={noted} onClose={() => setNoted(null)} />}
    </Section>
  )
}

function useColumns(choice: Choice, onNote: ((assessor: Assessor) => void) | null): readonly Column<Assessor>[] {
  const t = useText()
  const [nameOf, list] = [useCandidateName(choice), useNames()]
  return [
    {
      ...{ id: 'name', header: t('choice.field.assessor') },
      cell: ({ name, isRecused, tiedTo }) => (
        <>
          {name}
          {isRecused && <span className={styles.late}> {t('choice.recused')}</span>}
          {tiedTo.length > 0 && <span className={styles.below}>{t('choice.tiedTo', { names: list(tiedTo.map(nameOf)) })}</span>}
        </>
      )
    },
    { id: 'progress', header: t('choice.field.progress'), phone: 'figure', cell: ({ scoredCount, scoreCount }) => t('choice.progress', { count: scoredCount, of: scoreCount }) },
    ...(onNote
      ? [
          {
            ...{ id: 'act', header: '', spokenHeader: t('choice.field.act') },
            cell: (assessor: Assessor) => (
              <Button size="small" onClick={() => onNote(assessor)}>
                {t('choice.conflict.open', { name: assessor.name })}
              </Button>
            )
          }
        ]
      : [])
  ]
}

function Conflicts({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const format = useFormat()
  const nameOf = useCandidateName(choice)
  if (choice.conflicts.length === 0) return <p>{t('choice.noConflicts')}</p>
  return (
    <>
      <h3>{t('choice.conflicts')}</h3>
      <ul className={styles.list}>
        {choice.conflicts.map(({ id, assessorId, candidateId, reason, isRecused, isDeclared, isLate, notedAt }) => (
          <li key={id}>
            {choice.assessors.find((each) => each.id === assessorId)?.name}
            {candidateId && ` – ${nameOf(candidateId)}`}: {reason}
            <span className={styles.below}>
              {t(isDeclared ? 'choice.conflict.declared' : 'choice.conflict.noted')} {format.instant(String(notedAt))} · {t(isRecused ? 'choice.conflict.isRecused' : 'choice.conflict.isFlag')}
              {isLate && isRecused && ` · ${t('choice.conflict.isLate')}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
