/** What can be done with a practice: its draft begun, written and released, the practice retired, and taken into use by a unit. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ImprovementForm } from '../improvement/improvement-form.js'
import { ReleasePracticeDialog, RetirePracticeDialog } from './practice-dialogs.js'
import { stateOf } from './practice-words.js'
import { type PracticeRecord, type PracticeVersion, startPracticeDraftMutation } from './practice.operations.js'

export interface PracticeActsProps {
  readonly practice: PracticeRecord
  readonly draft: PracticeVersion | undefined
  readonly onEdit: () => void
}

export function PracticeActs(props: PracticeActsProps) {
  const mayManage = useCan('improvement.manage')
  return (
    <>
      <ActionsLink practice={props.practice} />
      {mayManage && (props.draft ? <DraftActs draft={props.draft} isOfProject={props.practice.project !== null} onEdit={props.onEdit} /> : <StartAct {...props} />)}
      {mayManage && stateOf(props.practice) !== 'draft' && <RetireAct practice={props.practice} />}
      <TakeUpAct practice={props.practice} />
    </>
  )
}

type Of = Pick<PracticeActsProps, 'practice'>

/** To what units do and have done about it. */
function ActionsLink({ practice }: Of) {
  const t = useText()
  const lang = useLanguage()
  if (!useCan('improvement.read')) return null
  return (
    <ButtonLink to="/$lang/quality/improvements" params={{ lang }} search={{ practice: practice.id, states: ['open', 'in_work', 'to_verify', 'closed'], view: 'list' }}>
      {t('practice.toActions')}
    </ButtonLink>
  )
}

function DraftActs({ draft, isOfProject, onEdit }: { readonly draft: PracticeVersion; readonly isOfProject: boolean; readonly onEdit: () => void }) {
  const t = useText()
  const [isReleasing, setReleasing] = useState(false)
  return (
    <>
      <Button onClick={onEdit}>{t('practice.edit')}</Button>
      <Button onClick={() => setReleasing(true)}>{t('practice.release.open')}</Button>
      {isReleasing && <ReleasePracticeDialog draft={draft} isOfProject={isOfProject} onClose={() => setReleasing(false)} />}
    </>
  )
}

/** Begins the next version, of a practice that is offered. */
function StartAct({ practice, onEdit }: PracticeActsProps) {
  const t = useText()
  const describe = useErrorMessage()
  const [start, { loading }] = useMutation(startPracticeDraftMutation)
  async function begin() {
    try {
      await start({ variables: { input: { practiceId: practice.id, expectedVersion: practice.version } } })
      onEdit()
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
  if (practice.retiredAt !== null) return null
  return (
    <Button isBusy={loading} onClick={() => void begin()}>
      {t('practice.start')}
    </Button>
  )
}

function RetireAct({ practice }: Of) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(practice.retiredAt === null ? 'practice.retire.open' : 'practice.restore.open')}</Button>
      {isOpen && <RetirePracticeDialog practice={practice} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Opens an improvement action by which a unit takes the practice into use. */
function TakeUpAct({ practice }: Of) {
  const t = useText()
  const mayEdit = useCan('improvement.edit')
  const [isOpen, setOpen] = useState(false)
  if (!mayEdit || stateOf(practice) !== 'offered') return null
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t('practice.takeUp')}
      </Button>
      {isOpen && <ImprovementForm kind="action" begin={{ practiceId: practice.id }} onClose={() => setOpen(false)} />}
    </>
  )
}
