/** Records the votes of the units: of a ballot that is read, or counted elsewhere and typed with where. */
import { useMutation, useQuery } from '@apollo/client/react'
import { ballotMethodsOfCentres } from '@solmu/domain/governance/centre-choice-draft.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ballotsQuery } from '../ballot/ballot.operations.js'
import { useKeptForm } from '../use-kept-form.js'
import { type Choice, recordCentreVoteMutation } from './choice.operations.js'

const names = ['ballotId', 'options', 'counts', 'source'] as const
type Name = (typeof names)[number]

interface VoteForm {
  readonly ballotId: string
  readonly source: string
  readonly votes: Readonly<Record<string, string>>
  readonly codes: Readonly<Record<string, string>>
}

function firstVotes({ candidates, vote }: Choice): VoteForm {
  const votes = Object.fromEntries(candidates.map(({ id, votes: counted }) => [id, counted === null || vote?.ballotId ? '' : String(counted)]))
  return { ballotId: vote?.ballotId ?? '', source: vote?.source ?? '', votes, codes: {} }
}

type Standing = readonly { readonly id: string }[]
type Say = ReturnType<typeof useText>
type Problems = Partial<Record<Name, string>>

/** Votes that were counted elsewhere. */
function typedVotes(standing: Standing, { votes, source }: VoteForm, t: Say) {
  const problems: Problems = { ...(standing.some(({ id }) => !/^\d{1,5}$/.test(votes[id] ?? '')) && { counts: t('choice.needs.votes') }), ...(source.trim() === '' && { source: t('choice.needs.source') }) }
  return { problems, said: { ballotId: null, options: [], counts: standing.map(({ id }) => ({ candidateId: id, votes: Number(votes[id]) })), source } }
}

/** Votes of a ballot, whose options are the candidates. */
function ballotVotes(standing: Standing, { ballotId, codes }: VoteForm, t: Say) {
  const problems: Problems = { ...(standing.some(({ id }) => !codes[id]) && { options: t('choice.needs.options') }) }
  return { problems, said: { ballotId, options: standing.map(({ id }) => ({ candidateId: id, code: codes[id] ?? '' })), counts: [], source: '' } }
}

export function VoteDialog({ choice, onClose }: { readonly choice: Choice; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const standing = choice.candidates.filter(({ withdrawnOn }) => withdrawnOn === null)
  const { form, change, forget } = useKeptForm<VoteForm>(['centre-vote', choice.id], firstVotes(choice))
  const { data } = useQuery(ballotsQuery)
  const ballots = (data?.ballots ?? []).filter(({ method, state }) => state !== 'cancelled' && ballotMethodsOfCentres.some((each) => each === method))
  const ballot = ballots.find(({ id }) => id === form.ballotId)
  const [record] = useMutation(recordCentreVoteMutation)
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  const isTyped = form.ballotId === ''
  const { problems, said } = (isTyped ? typedVotes : ballotVotes)(standing, form, t)
  const submit = () =>
    void state.run(async () => {
      await record({ variables: { input: { choiceId: choice.id, expectedVersion: choice.version, ...said } } })
      showToast({ kind: 'done', text: t('choice.vote.done') })
    }, problems)
  const errors = state.refusal.fields
  return (
    <ActDialog prefix="vote" title={t('choice.vote.title')} submit={t('choice.vote.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('choice.vote.text')}</p>
      <SelectField
        {...{ id: 'vote-ballotId', label: t('choice.vote.ballot'), help: t('choice.vote.ballotHelp'), value: form.ballotId, error: errors.ballotId }}
        options={[{ value: '', label: t('choice.vote.elsewhere') }, ...ballots.map(({ id, title }) => ({ value: id, label: pick(title) }))]}
        onChange={({ target }) => change({ ballotId: target.value })}
      />
      {standing.map(({ id, unit }, at) =>
        isTyped ? (
          <TextField
            {...{ id: at === 0 ? 'vote-counts' : `vote-counts-${id}`, label: t('choice.vote.of', { name: pick(unit.name) }), inputMode: 'numeric', value: form.votes[id] ?? '', error: at === 0 ? errors.counts : undefined }}
            key={id}
            onChange={({ target }) => change({ votes: { ...form.votes, [id]: target.value } })}
          />
        ) : (
          <SelectField
            {...{ id: at === 0 ? 'vote-options' : `vote-options-${id}`, label: t('choice.vote.option', { name: pick(unit.name) }), value: form.codes[id] ?? '', error: at === 0 ? errors.options : undefined }}
            key={id}
            options={[{ value: '', label: t('choice.choose') }, ...(ballot?.options ?? []).map(({ code, name }) => ({ value: code, label: pick(name) }))]}
            onChange={({ target }) => change({ codes: { ...form.codes, [id]: target.value } })}
          />
        )
      )}
      {isTyped && <TextField {...{ id: 'vote-source', label: t('choice.vote.source'), help: t('choice.vote.sourceHelp'), maxLength: 500, value: form.source, error: errors.source }} onChange={({ target }) => change({ source: target.value })} />}
    </ActDialog>
  )
}
