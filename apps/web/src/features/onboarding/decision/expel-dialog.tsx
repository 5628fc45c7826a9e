/** Records that a member is expelled: the ballot of the body that decides first on the path, and from when. */
import { useMutation, useQuery } from '@apollo/client/react'
import { needsBasis } from '@solmu/domain/onboarding/ballot.js'
import { firstExpulsionDay } from '@solmu/domain/onboarding/expulsion.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { membershipQuery } from '../membership/membership.operations.js'
import { UnitFates } from '../membership/unit-fates.js'
import { decisionPathsQuery } from '../rules/rules.operations.js'
import { BallotFields, ballotNames, useBallot } from './ballot-fields.js'
import { type Expulsion, expulsionsQuery, recordExpulsionMutation } from './decision.operations.js'

const names = [...ballotNames, 'effectiveOn'] as const
type Name = (typeof names)[number]

interface ExpelDialogProps {
  readonly expulsion: Expulsion
  readonly onClose: () => void
}

export function ExpelDialog({ expulsion, onClose }: ExpelDialogProps) {
  const { data } = useQuery(decisionPathsQuery)
  const step = data?.decisionPaths.find(({ isInForce }) => isInForce)?.content.steps[0]
  return step ? <Ballot {...{ expulsion, onClose }} body={step.body} quorum={step.quorum} /> : null
}

function Ballot({ expulsion, body, quorum, onClose }: ExpelDialogProps & { readonly body: 'regional_board' | 'head_office' | 'member_vote'; readonly quorum: number }) {
  const t = useText()
  const format = useFormat()
  const { id, today } = useViewer()
  const { ballot, write, read, there, forget } = useBallot(['expel', id, expulsion.id], { quorum, more: { effectiveOn: format.day(today) } })
  const [record] = useMutation(recordExpulsionMutation, { refetchQueries: [expulsionsQuery, membershipQuery, 'MemberLeaving'] })
  const placeOf = (path: readonly (string | number)[]) => names.find((name) => name === path[0] || name === path[1])
  const state = useAct<Name>({ names, placeOf }, () => {
    forget()
    onClose()
  })
  const errors = state.refusal.fields
  const effectiveDay = readDayText(ballot.effectiveOn, today)
  const first = firstExpulsionDay(readDayText(ballot.decidedOn, today) ?? today, today)
  const isTooEarly = effectiveDay !== null && effectiveDay < first
  const submit = () => {
    const { sent, wrong } = read()
    void state.run(
      async () => {
        await record({ variables: { input: { expulsionId: expulsion.id, expectedVersion: expulsion.version, effectiveOn: effectiveDay ?? '', ...sent } } })
        showToast({ kind: 'done', text: t('expel.decide.done') })
      },
      { ...wrong, ...(effectiveDay === null && { effectiveOn: t('errors.INVALID_DATE') }), ...(isTooEarly && { effectiveOn: t('expel.decide.tooEarly', { day: format.day(first) }) }) }
    )
  }
  return (
    <ActDialog prefix="expel" width="44rem" isDangerous title={t('expel.decide.title', { body: t(`decide.body.${body}`) })} submit={t('expel.decide.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('expel.decide.text')}</p>
      <p>{t('expel.decide.units')}</p>
      {effectiveDay !== null && !isTooEarly && <UnitFates membershipId={expulsion.membershipId} endsOn={effectiveDay} closesUnits />}
      <p>{t('decide.record.text', { quorum, present: there })}</p>
      <BallotFields prefix="expel" centreId={expulsion.centre.id} asksBasis={needsBasis(body)} {...{ body, ballot, errors, write }} />
      <TextField id="expel-effectiveOn" label={t('expel.decide.effectiveOn')} help={t('expel.decide.effectiveHelp')} value={ballot.effectiveOn} error={errors.effectiveOn} onChange={({ target }) => write({ effectiveOn: target.value })} />
    </ActDialog>
  )
}
