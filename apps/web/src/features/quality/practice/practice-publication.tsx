/** Opens a practice to everybody, and withdraws it again; when that was, and where everybody reads it. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { publicationIssues } from '@solmu/domain/quality/practice-card.js'
import { useOpenConsortia } from '../../../app/open-results.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { FormField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { shownVersion } from './practice-words.js'
import { type PracticeRecord, publishPracticeMutation, withdrawPracticeMutation } from './practice.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './practice.module.css'

type Of = { readonly practice: PracticeRecord }

export function PracticePublication({ practice }: Of) {
  const t = useText()
  const format = useFormat()
  const mayManage = useCan('improvement.manage')
  const [isAsking, setAsking] = useState(false)
  const isOpen = practice.publications.some(({ withdrawnAt }) => withdrawnAt === null)
  const act = mayManage && (isOpen || practice.retiredAt === null) && (
    <Button size="small" onClick={() => setAsking(true)}>
      {t(isOpen ? 'practice.publication.withdraw' : 'practice.publication.publish')}
    </Button>
  )
  return (
    <Section title={t('practice.publication.title')} note={t(isOpen ? 'practice.publication.isOpen' : 'practice.publication.isClosed')} aside={act}>
      {isOpen && <OpenPage />}
      <ul className={styles.files}>
        {practice.publications.map(({ id, publishedAt, publishedBy, withdrawnAt, reason }) => (
          <li key={id}>
            {t('practice.publication.opened', { when: format.instant(publishedAt), who: publishedBy ?? '–' })}
            {withdrawnAt !== null && ` ${t('practice.publication.withdrawn', { when: format.instant(withdrawnAt), reason })}`}
          </li>
        ))}
      </ul>
      {isAsking && (isOpen ? <WithdrawDialog practice={practice} onClose={() => setAsking(false)} /> : <PublishDialog practice={practice} onClose={() => setAsking(false)} />)}
    </Section>
  )
}

/** Where everybody reads it; of several that are open nobody here knows which is the own one. */
function OpenPage() {
  const t = useText()
  const lang = useLanguage()
  const consortia = useOpenConsortia()
  const [consortium] = consortia
  if (!consortium) return <p className={styles.quiet}>{t('practice.publication.notYet')}</p>
  if (consortia.length > 1) return null
  return (
    <p>
      <TextLink to="/$lang/open/$consortium/practices" params={{ lang, consortium: consortium.id }}>
        {t('practice.publication.see')}
      </TextLink>
    </p>
  )
}

type DialogProps = Of & { readonly onClose: () => void }
const nothing = [] as const

function PublishDialog({ practice, onClose }: DialogProps) {
  const t = useText()
  const { today } = useViewer()
  const [publish] = useMutation(publishPracticeMutation)
  const state = useAct<never>({ names: nothing, known: { STALE: { text: t('practice.stale') }, PRACTICE_STATE: { text: t('practice.publication.notInForce') } } }, onClose)
  const card = shownVersion(practice.versions, today)?.content.card
  const isBlocked = !card || publicationIssues(card).length > 0
  const submit = () =>
    void state.run(async () => {
      await publish({ variables: { input: { practiceId: practice.id, expectedVersion: practice.version } } })
      showToast({ kind: 'done', text: t('practice.publication.published') })
    })
  return (
    <ActDialog prefix="publish" title={t('practice.publication.publishTitle')} submit={t('practice.publication.publish')} names={nothing} {...{ state, onClose, isBlocked }} onSubmit={submit}>
      <p>{t(isBlocked ? 'practice.publication.needsLicence' : 'practice.publication.publishText')}</p>
    </ActDialog>
  )
}

const names = ['reason'] as const

function WithdrawDialog({ practice, onClose }: DialogProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [withdraw] = useMutation(withdrawPracticeMutation)
  const state = useAct<'reason'>({ names, known: { STALE: { text: t('practice.stale') } } }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await withdraw({ variables: { input: { practiceId: practice.id, expectedVersion: practice.version, reason } } })
        showToast({ kind: 'done', text: t('practice.publication.withdrawnDone') })
      },
      reason.trim() === '' ? { reason: t('practice.publication.needsReason') } : {}
    )
  return (
    <ActDialog prefix="withdraw" isDangerous title={t('practice.publication.withdrawTitle')} submit={t('practice.publication.withdraw')} {...{ names, state, onClose }} onSubmit={submit}>
      <p>{t('practice.publication.withdrawText')}</p>
      <FormField id="withdraw-reason" label={t('practice.publication.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
