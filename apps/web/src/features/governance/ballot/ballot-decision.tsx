/** Records in the register what a ballot has decided; the votes, the dissent and the number fill themselves in. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { BallotLog } from '@solmu/domain/governance/ballot-log.js'
import { type DecisionPublication, decisionPublications } from '@solmu/domain/governance/decision.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { isNothing, WrittenFields } from '../written-fields.js'
import { writtenText } from '../written-text.js'
import type { Texts } from './ballot-form.js'
import { type Ballot, ballotOnProposalQuery, recordBallotDecisionMutation } from './ballot.operations.js'

const names = ['content', 'publication'] as const
type DialogProps = { readonly ballot: Ballot; readonly log: BallotLog; readonly onClose: () => void }

/** Waits for the text of the proposal, with which what was decided begins. */
export function DecisionDialog(props: DialogProps) {
  const { proposal } = props.ballot
  const { data, error } = useQuery(ballotOnProposalQuery, { variables: { id: proposal?.id ?? '' }, skip: proposal === null })
  if (error) return <ErrorNotice error={error} />
  if (proposal !== null && !data) return <Skeleton lines={4} />
  return <RecordDialog {...props} first={firstContent(props, data?.proposal.versions[0]?.content)} />
}

/** The text that was carried; of an election those who were elected; else what was asked. */
function firstContent({ ballot, log: { result, tieBreak } }: DialogProps, text: Texts | undefined): Texts {
  if (ballot.outcome === 'elected') {
    const chosen = [...result.elected, ...(tieBreak?.chosen ?? [])].flatMap((code) => ballot.options.filter((option) => option.code === code).map(({ name }) => name))
    const inLanguage = (language: 'fi' | 'sv' | 'en') => (chosen.every((name) => name[language] !== '') ? chosen.map((name) => name[language]).join('\n') : '')
    return { fi: inLanguage('fi'), sv: inLanguage('sv'), en: inLanguage('en') }
  }
  return writtenText(text && text.fi !== '' ? text : ballot.title)
}

function RecordDialog({ ballot, onClose, first }: DialogProps & { readonly first: Texts }) {
  const t = useText()
  const [content, setContent] = useState(first)
  const [publication, setPublication] = useState<DecisionPublication>('members')
  const [record] = useMutation(recordBallotDecisionMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        const { data } = await record({ variables: { input: { ballotId: ballot.id, content, publication } } })
        showToast({ kind: 'done', text: t('ballot.decision.done', { number: data?.recordBallotDecision.ballot.ballot.decision?.number ?? '' }) })
      },
      isNothing(content) ? { content: t('ballot.needs.content') } : {}
    )
  return (
    <ActDialog prefix="decision" width="44rem" title={t('ballot.decision.title')} submit={t('ballot.decision.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('ballot.decision.text')}</p>
      <WrittenFields {...{ id: 'decision-content', label: (language) => t('ballot.decision.content', { language }), error: state.refusal.fields.content, value: content, most: 10_000, rows: 5 }} onChange={setContent} />
      <SelectField
        {...{ id: 'decision-publication', label: t('register.field.publication'), help: t('register.form.publicationHelp'), value: publication, error: state.refusal.fields.publication }}
        options={decisionPublications.map((value) => ({ value, label: t(`register.publication.${value}`) }))}
        onChange={({ target }) => setPublication(target.value as DecisionPublication)}
      />
    </ActDialog>
  )
}
