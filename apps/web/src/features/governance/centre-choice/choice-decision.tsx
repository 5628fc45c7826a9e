/** Who was chosen and why, and the change of the network that carries it out: looked at first, then made. */
import { useMutation, useQuery } from '@apollo/client/react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { useFormat } from '../../../ui/format.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { TextLink } from '../../../ui/link.js'
import { Localized } from '../../../ui/localized.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { previewNetworkChangeQuery } from '../../network/change/change.operations.js'
import { forgetNetwork } from '../../network/change/forget-network.js'
import { CentreConsequences, TouchedRecords, UnitConsequences } from '../../network/change/preview/consequence-tables.js'
import { useRefusalText } from '../../network/change/preview/refusal-text.js'
import { carryOutCentreChoiceMutation, type Choice } from './choice.operations.js'
import { useCandidateName } from './choice-words.js'
import styles from '../governance.module.css'

export function ChoiceOutcomeSection({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const nameOf = useCandidateName(choice)
  const { chosenId, effectiveOn, decision, why } = choice
  return (
    <Section title={t('choice.outcome.title')}>
      <p>
        <strong>{t('choice.outcome.chosen', { name: nameOf(chosenId ?? ''), day: effectiveOn === null ? '' : format.day(effectiveOn) })}</strong>
      </p>
      <p className={styles.statement}>
        <Localized text={why} />
      </p>
      {decision?.number && (
        <p>
          <TextLink to="/$lang/governance/decisions/$id" params={{ lang, id: decision.id }}>
            {t('choice.outcome.decision', { number: decision.number })}
          </TextLink>
        </p>
      )}
      <Change choice={choice} />
    </Section>
  )
}

/** What becomes of the network: nothing, what has been carried out, or what waits. */
function Change({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const lang = useLanguage()
  const { handover } = choice
  if (!handover) return <p>{t('choice.outcome.stays')}</p>
  if (handover.changeNumber === null) return handover.mayCarryOut ? <Handover choice={choice} handover={handover} /> : <p>{t('choice.outcome.waits')}</p>
  return (
    <p>
      {t('choice.outcome.carriedOut', { number: handover.changeNumber })}{' '}
      <TextLink to="/$lang/network/changes" params={{ lang }}>
        {t('choice.outcome.changes')}
      </TextLink>
    </p>
  )
}

/** The keeper of the centre changes, or a centre begins where the region had none. */
function operationOf({ centre, newCentreName }: Choice, { unitId, parentId, organisationId, municipalityCode, streetAddress }: NonNullable<Choice['handover']>) {
  const details = { organisationId, municipalityCode, streetAddress }
  if (parentId === null) return { amend: { unitId: unitId ?? centre.id, details } }
  return { open: { type: 'regional_centre' as const, parentId, details: { ...details, name: newCentreName && { fi: newCentreName.fi, sv: newCentreName.sv, en: newCentreName.en } } } }
}

/** What the change would do, by the rules of every change of the network, and the button that makes it. */
function Handover({ choice, handover }: { readonly choice: Choice; readonly handover: NonNullable<Choice['handover']> }) {
  const t = useText()
  const refusalText = useRefusalText()
  const operation = operationOf(choice, handover)
  const { data, error, refetch } = useQuery(previewNetworkChangeQuery, { variables: { input: { effectiveOn: choice.effectiveOn ?? '', operation } }, fetchPolicy: 'no-cache' })
  const [carryOut] = useMutation(carryOutCentreChoiceMutation, { update: (cache, { data: made }) => made && forgetNetwork(cache) })
  const state = useAct<never>({ names: [] }, () => undefined)
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={4} />
  const { revision, refusals, units, centres, touched } = data.previewNetworkChange
  const make = () =>
    void state.run(async () => {
      await carryOut({ variables: { input: { choiceId: choice.id, expectedVersion: choice.version, expectedRevision: revision } } })
      showToast({ kind: 'done', text: t('choice.outcome.done') })
    })
  return (
    <>
      <h3>{t('choice.outcome.change')}</h3>
      <p>{t(handover.parentId === null ? 'choice.outcome.changeText' : 'choice.outcome.beginText')}</p>
      <ErrorSummary errors={refusalSummary(state.refusal, [], 'handover')} attempt={state.attempt} />
      {refusals.length > 0 ? (
        <ul className={styles.list}>
          {refusals.map((refusal, at) => (
            <li key={at}>{refusalText(refusal)}</li>
          ))}
        </ul>
      ) : (
        <>
          <UnitConsequences units={units} />
          <CentreConsequences centres={centres} />
          <TouchedRecords touched={touched} />
          <Button variant="primary" isBusy={state.isBusy} onClick={make}>
            {t('choice.outcome.carryOut')}
          </Button>
        </>
      )}
    </>
  )
}
