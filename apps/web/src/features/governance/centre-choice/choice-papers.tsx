/** Files that show something of a candidate: brought forward with it, or by an assessor for their own points. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { IconTrash } from '@tabler/icons-react'
import { useAct } from '../../../ui/act-dialog.js'
import { IconButton } from '../../../ui/button.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { mostMegabytes, sendGovernanceFile } from '../governance-files.js'
import { type Candidate, centreChoiceQuery, type Choice, removeCentrePaperMutation } from './choice.operations.js'
import styles from '../governance.module.css'

interface PapersProps {
  readonly choice: Choice
  readonly candidate: Candidate
  /** Those on which the viewer rests their points; else those of the candidate. */
  readonly isOwn: boolean
}

const names = ['file'] as const

function useSending({ choice, candidate, isOwn }: PapersProps) {
  const t = useText()
  const client = useApolloClient()
  const tooLarge = t('ui.file.tooLarge', { max: mostMegabytes })
  const known = { UNSUPPORTED_MEDIA: { field: 'file', text: t('choice.paper.badFile') }, FILE_TOO_LARGE: { field: 'file', text: tooLarge }, OUT_OF_RANGE: { field: 'file', text: t('choice.paper.tooMany') } } as const
  const state = useAct<'file'>({ names, known }, () => showToast({ kind: 'done', text: t('choice.paper.added') }))
  const send = (file: File) =>
    void state.run(
      async () => {
        await sendGovernanceFile(`/api/centre-choices/${choice.id}/papers?candidate=${candidate.id}${isOwn ? '&own=true' : ''}`, file)
        await client.refetchQueries({ include: [centreChoiceQuery] })
      },
      file.size > mostMegabytes * 1024 * 1024 ? { file: tooLarge } : {}
    )
  return { send, problem: state.refusal.fields.file ?? state.refusal.whole[0] ?? null }
}

export function CandidatePapers(props: PapersProps) {
  const { choice, candidate, isOwn } = props
  const t = useText()
  const pick = useLocalized()
  const { send, problem } = useSending(props)
  const own = choice.assessors.find(({ isMine }) => isMine)?.id
  const papers = choice.papers.filter(({ candidateId, assessorId }) => candidateId === candidate.id && (isOwn ? assessorId === own : assessorId === null))
  const mayAdd = candidate.withdrawnOn === null && (isOwn ? choice.mayScore : choice.mayManage && (choice.state === 'draft' || choice.state === 'open'))
  const name = pick(candidate.unit.name)
  return (
    <>
      <PaperList {...{ choice, papers }} label={t('choice.paper.of', { name })} />
      {mayAdd && (
        <FileChoice label={t(isOwn ? 'choice.paper.addOwn' : 'choice.paper.add', { name })} help={t('choice.paper.help', { max: mostMegabytes })} accepted=".pdf,.png,.jpg,.jpeg" name={null} problem={problem} onChoose={send} />
      )}
    </>
  )
}

/** Leads to each file, with whose it is where it is an assessor's and others read it. */
export function PaperList({ choice, papers, label }: { readonly choice: Choice; readonly papers: Choice['papers']; readonly label: string }) {
  const t = useText()
  const [remove] = useMutation(removeCentrePaperMutation)
  const state = useAct<never>({ names: [] }, () => showToast({ kind: 'done', text: t('choice.paper.removed') }))
  if (papers.length === 0) return null
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {papers.map(({ id, fileName, assessorId, mayRemove }) => (
          <li key={id}>
            <a href={`/api/centre-choices/${choice.id}/papers/${id}`}>{fileName}</a> {assessorId !== null && choice.assessors.find((each) => each.id === assessorId && !each.isMine)?.name}
            {mayRemove && <IconButton icon={IconTrash} label={t('choice.paper.remove', { name: fileName })} onClick={() => void state.run(() => remove({ variables: { input: { choiceId: choice.id, paperId: id } } }))} />}
          </li>
        ))}
      </ul>
      {state.refusal.whole.map((text) => (
        <p key={text} role="alert" className={styles.late}>
          {text}
        </p>
      ))}
    </>
  )
}
