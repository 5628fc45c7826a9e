/** One choice of a regional centre: who stands, who assesses, what the points and the votes say, and what was decided. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Discussion } from '../../../app/discussion.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { CandidatesSection } from './choice-candidates.js'
import { ChoiceOutcomeSection } from './choice-decision.js'
import { MoveDialog } from './choice-dialogs.js'
import { OwnScores } from './choice-scores.js'
import { ChoiceResult } from './choice-result.js'
import { type Choice, centreChoiceQuery } from './choice.operations.js'
import { ChoicesCrumb, ChoiceStateMark, useCentreName } from './choice-words.js'
import { AssessorsSection } from './choice-assessors.js'
import { DecideDialog } from './decide-dialog.js'
import { MeetingsAbout } from '../meeting/meetings-about.js'
import { Parties } from '../party/parties.js'
import { VoteDialog } from './vote-dialog.js'
import styles from '../governance.module.css'

export function ChoicePage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneChoice id={id ?? ''} />
}

export function OneChoice({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(centreChoiceQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded choice={data.centreChoice} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('choice.missing')} breadcrumb={[<ChoicesCrumb key="list" />]} />
      <EmptyState title={t('choice.missingText')} />
    </>
  )
}

function Loaded({ choice }: { readonly choice: Choice }) {
  const pick = useLocalized()
  const { state } = choice
  const isAssessed = state === 'closed' || state === 'decided'
  return (
    <>
      <PageHeader title={pick(choice.title)} breadcrumb={[<ChoicesCrumb key="list" />]} meta={<ChoiceStateMark state={state} />} actions={<Acts choice={choice} />} />
      <Facts choice={choice} />
      {state === 'decided' && <ChoiceOutcomeSection choice={choice} />}
      {choice.mayScore && <OwnScores choice={choice} />}
      {isAssessed && <ChoiceResult choice={choice} />}
      {isAssessed && <Parties subjectId={choice.vote?.ballotId ?? choice.id} revision={choice.version} />}
      <CandidatesSection choice={choice} />
      <AssessorsSection choice={choice} />
      {choice.vote?.ballotId && <MeetingsAbout subjectId={choice.vote.ballotId} />}
      <Discussion subjectType="centre_choice" subjectId={choice.id} />
    </>
  )
}

type Act = Choice['steps'][number]['action'] | 'vote' | null

/** The dialog of what was asked for. */
function ActOpen({ choice, act, onClose }: { readonly choice: Choice; readonly act: Act; readonly onClose: () => void }) {
  const step = choice.steps.find(({ action }) => action === act)
  if (act === 'vote') return <VoteDialog {...{ choice, onClose }} />
  if (act === 'decide') return <DecideDialog {...{ choice, onClose }} />
  return step ? <MoveDialog {...{ choice, step, onClose }} /> : null
}

/** What can be done with it now; what stands in the way is told in the dialog of the step. */
function Acts({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const lang = useLanguage()
  const [act, setAct] = useState<Act>(null)
  const next = choice.steps.find(({ action, blockedBy }) => action !== 'cancel' && blockedBy.length === 0)
  return (
    <>
      {choice.mayManage && choice.state === 'draft' && (
        <ButtonLink to="/$lang/governance/centre-choices/$id/edit" params={{ lang, id: choice.id }}>
          {t('choice.edit.open')}
        </ButtonLink>
      )}
      {choice.mayManage && choice.state === 'closed' && <Button onClick={() => setAct('vote')}>{t(choice.vote ? 'choice.vote.change' : 'choice.vote.open')}</Button>}
      {choice.steps.map((each) => (
        <Button key={each.action} variant={each.action === 'cancel' ? 'quiet' : each === next ? 'primary' : undefined} onClick={() => setAct(each.action)}>
          {t(`choice.step.${each.action}`)}
        </Button>
      ))}
      <ActOpen {...{ choice, act }} onClose={() => setAct(null)} />
    </>
  )
}

function Facts({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const centreName = useCentreName()
  const day = (of: string | null) => (of === null ? '' : format.day(of))
  const facts: readonly (readonly [name: string, text: string])[] = [
    [t('choice.field.centre'), centreName(choice)],
    [t('choice.field.keeper'), choice.keeper ? pick(choice.keeper.name) : ''],
    [t('choice.field.openedOn'), day(choice.openedOn)],
    [t('choice.field.closesOn'), day(choice.closesOn)],
    [t('choice.field.closedOn'), day(choice.closedOn)],
    [t('choice.field.endedOn'), day(choice.endedOn)],
    [t('choice.field.endReason'), choice.endReason]
  ]
  return (
    <>
      {pick(choice.description) !== '' && (
        <p className={styles.statement}>
          <Localized text={choice.description} />
        </p>
      )}
      <dl className={styles.facts}>
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}
